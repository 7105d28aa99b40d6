-- The outbox: what goes out by which way, once, and what a person may do with it.
\ir ../hilfen.psql
SELECT plan(103);
SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Andere Verwaltung GmbH') AS fremd \gset
SELECT tests.als(:m) \g /dev/null
SELECT tests.mietverhaeltnis(:m, jsonb_build_object('mietbeginn', engine.heute() + 30)) AS mv \gset
SELECT tests.vorgang(:mv, 'vermietung') AS v \gset

-- a step of this lease, as an effect sees it; p_tage: days from today
CREATE FUNCTION tests.k(p_mv bigint, p_tage int DEFAULT 0, p_art text DEFAULT 'vermietung') RETURNS engine.kontext
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT ROW(m.mandant_id, tests.vorgang(p_mv, 'vermietung'), m.traeger_id, p_art, m.id, 'vermietung', 1, '', '', '', 'test', '{}',
             now() + p_tage * interval '1 day', ((now() + p_tage * interval '1 day') AT TIME ZONE 'Europe/Berlin')::date, 'benutzer:1', 'sachbearbeitung', NULL)::engine.kontext
    FROM akte.mietverhaeltnisse m WHERE m.id = p_mv
$$;
CREATE FUNCTION tests.brief(p_mv bigint, p_art text DEFAULT 'hinweisschreiben', p_fuer boolean DEFAULT true, p_weg text DEFAULT NULL, p_tage int DEFAULT 0) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT regel.schreiben_anlegen(tests.k(p_mv, p_tage), p_art, 'Hinweis', p_fuer, 'Hinweis zur Heizung', '[{"art": "absatz", "text": "bitte lüften Sie."}]', p_weg)
$$;
CREATE FUNCTION tests.post(p_dokument uuid) RETURNS akte.postausgang
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p FROM akte.postausgang p JOIN akte.dokumente d ON d.id = p.dokument_id WHERE d.kennung = p_dokument ORDER BY p.id DESC LIMIT 1
$$;
CREATE FUNCTION tests.pdf(p_dokument uuid) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$ SELECT api.dokument_ablegen(p_dokument, '\x255044462d312e37') $$;

-- words and figures of letters
SELECT is(regel.euro(1234.5), '1.234,50' || chr(160) || '€', 'money');
SELECT is(regel.euro(-0.10), '−0,10' || chr(160) || '€', 'negative money has a real minus');
SELECT is(regel.euro(-0.001), '0,00' || chr(160) || '€', 'no minus before zero');
SELECT is(regel.euro(1234567.005), '1.234.567,01' || chr(160) || '€', 'rounded away from zero');
SELECT is(regel.datum('2026-08-01'), '01.08.2026', 'a day');
SELECT is(regel.schreiben_wort('{"mietende": "2026-05-31", "strittig": false}'), 'Mietende 31.05.2026, strittig nein', 'a result in words');
SELECT is(regel.schreiben_wort('["2026-05-31", null, 3]'), '31.05.2026; –; 3', 'a list in words');
SELECT is(regel.schreiben_bloecke('[{"art": "tabelle", "spalten": [{"titel": "Miete", "typ": "betrag"}], "zeilen": [[920.00], [null]]}]')->0->'zeilen', '[["920.00"], [null]]', 'cells become texts, nothing stays nothing');
SELECT is((regel.schreiben_bloecke(jsonb_build_array(jsonb_build_object('art', 'rechenweg', 'rechenweg', recht.rechenweg('indexmiete', '{"p_basismiete": 900, "p_vpi_alt": 110.1, "p_vpi_neu": 121.2}'))))->0->'schritte'->0)->>'ergebnis',
          '990,74' || chr(160) || '€', 'a derivation in words');
SELECT throws_ok($$SELECT regel.schreiben_bloecke('[]')$$, 'MAG01', NULL, 'no body');
SELECT throws_ok($$SELECT regel.schreiben_bloecke(NULL)$$, 'MAG01', NULL, 'no body at all');
SELECT throws_ok(format('SELECT regel.schreiben_bloecke(%L)', b), 'MAG02', NULL, 'block: ' || b) FROM unnest(ARRAY[
  '[{"art": "gedicht"}]', '[{"art": "absatz"}]', '[{"art": "liste", "punkte": []}]', '[{"art": "werte", "zeilen": [["eins"]]}]', '[{"art": "tabelle", "zeilen": [["a"]]}]',
  '[{"art": "tabelle", "spalten": [{"titel": "A", "typ": "text"}], "zeilen": [["a", "b"]]}]', '[{"art": "tabelle", "spalten": [{"titel": "A", "typ": "text"}], "zeilen": [["a"]], "summe": ["x", "y"]}]',
  '[{"art": "rechenweg"}]']) b;

-- the way
SELECT tests.brief(:mv) AS d1 \gset
SELECT is((tests.post(:'d1')).weg, 'druck', 'without consent: paper');
SELECT is((tests.post(:'d1')).empfaenger, 'Katrin Ostermann, Jonas Ostermann', 'to both of them');
SELECT is((SELECT vorlage || '/' || vorlage_version FROM akte.dokumente WHERE kennung = :'d1'), 'schreiben/1', 'set by the generic template');
SELECT is((SELECT string_agg(ereignis, ',') FROM akte.postversuche WHERE post_id = (tests.post(:'d1')).id), 'eingereiht', 'its history begins');
SELECT is((tests.post(tests.brief(:mv, p_fuer => false))).id, NULL, 'what is not for the tenants stays in the file');
SELECT is((tests.post(tests.brief(:mv, p_weg => 'keiner'))).id, NULL, 'nor what is not to go out');
SELECT is((tests.post(tests.brief(:mv, p_tage => -1))).id, NULL, 'a replayed past writes to nobody');
SELECT isnt((tests.post(tests.brief(:mv, p_tage => 1))).id, NULL, 'tomorrow does');
SELECT is(regel.post_einreihen(tests.k(:mv), :'d1'), NULL, 'once only');
SELECT is((SELECT count(*) FROM akte.postausgang WHERE dokument_id = (SELECT id FROM akte.dokumente WHERE kennung = :'d1')), 1::bigint, 'in the table too');
SELECT throws_ok(format('SELECT regel.post_einreihen(tests.k(%s), %L)', :mv, gen_random_uuid()), 'MA823', NULL, 'no such document');
SELECT kennung AS p1 FROM akte.mieter WHERE mandant_id = :m AND vorname = 'Katrin' \gset
SELECT kennung AS p2 FROM akte.mieter WHERE mandant_id = :m AND vorname = 'Jonas' \gset
SELECT throws_ok(format('SELECT api.post_einwilligung_erfassen(%L, %L, true, %L)', gen_random_uuid(), 'a@b.de', 'Vertrag'), 'MAG15', NULL, 'consent of nobody');
SELECT throws_ok(format('SELECT api.post_einwilligung_erfassen(%L, %L, true, %L)', :'p1', 'a@b', 'Vertrag'), 'MAG16', NULL, 'consent to no address');
SELECT throws_ok(format('SELECT api.post_einwilligung_erfassen(%L, %L, true, %L)', :'p1', E'a@b.de\nBcc: x@y.de', 'Vertrag'), 'MAG16', NULL, 'nor to a header');
SELECT throws_ok(format('SELECT api.post_einwilligung_erfassen(%L, %L, true, %L)', :'p1', 'a@b.de', '  '), 'MAG17', NULL, 'consent without proof');
SELECT api.post_einwilligung_erfassen(:'p1', 'katrin@example.org', true, 'Mietvertrag § 20') \g /dev/null
SELECT is((tests.post(tests.brief(:mv))).weg, 'druck', 'one of two has agreed: paper for both');
SELECT api.post_einwilligung_erfassen(:'p2', 'jonas@example.org', true, 'Mietvertrag § 20') \g /dev/null
SELECT tests.brief(:mv) AS d2 \gset
SELECT is((tests.post(:'d2')).adressen, ARRAY['jonas@example.org', 'katrin@example.org'], 'both have agreed: e-mail to both');
SELECT is(regel.post_adressen(:m, :mv, 'mietverhaeltnis:' || :mv, engine.heute()), ARRAY['jonas@example.org', 'katrin@example.org'], 'also named as a lease');
SELECT is(regel.post_adressen(:m, :mv, 'Handwerk Meier, Am Park 3, 10117', engine.heute()), NULL, 'a craftsman does not get the letter of the tenants');
SELECT is(regel.post_adressen(:m, :mv, 'mieter:' || (SELECT id FROM akte.mieter WHERE kennung = :'p1'), engine.heute()), ARRAY['katrin@example.org'], 'or one of them');
SELECT is((tests.post(tests.brief(:mv, 'kuendigungsschreiben'))).weg, 'druck', 'what is signed by hand is paper');
SELECT is((tests.post(tests.brief(:mv, 'staffelvereinbarung'))).weg, 'druck', 'also where the law names the form');
SELECT is((tests.post(tests.brief(:mv, p_weg => 'druck'))).weg, 'druck', 'paper on wish');
SELECT api.post_einwilligung_erfassen(:'p2', 'jonas@example.org', false, 'Anruf vom 03.11.2026') \g /dev/null
SELECT is((tests.post(tests.brief(:mv))).weg, 'druck', 'withdrawn: paper again');
SELECT throws_ok(format('SELECT regel.schreiben_anlegen(tests.k(%s, 0, %L), %L, %L, true, %L, %L)', :mv, 'objekt', 'x', 'x', 'x', '[{"art": "absatz", "text": "x"}]'), 'MAG03', NULL, 'a lease letter needs a lease');

-- to somebody named
CREATE FUNCTION tests.brief_an(p_mv bigint, p_name text, p_email text DEFAULT NULL, p_anschrift jsonb DEFAULT '{"strasse": "Am Park 3", "plz": "10117", "ort": "Berlin"}', p_an text DEFAULT NULL) RETURNS uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT regel.schreiben_anlegen_an(tests.k(p_mv, 0, 'objekt'), 'einladung', 'Einladung', 'Einladung', '[{"art": "absatz", "text": "kommen Sie."}]',
    jsonb_build_array(jsonb_build_object('anrede', 'Frau', 'name', p_name, 'nachname', 'Berg')), p_anschrift, p_email => p_email, p_an => p_an)
$$;
SELECT tests.brief_an(:mv, 'Ines Berg') AS e1, tests.brief_an(:mv, 'Uta Berg', 'uta@example.org') AS e2, tests.brief_an(:mv, 'Ines Berg') AS e3 \gset
SELECT is((SELECT array_agg(version ORDER BY id) FROM akte.dokumente WHERE kennung IN (:'e1', :'e2', :'e3')), ARRAY[1, 1, 2], 'two addressees get a first version each');
SELECT is((SELECT mietverhaeltnis_id FROM akte.dokumente WHERE kennung = :'e1'), NULL, 'it belongs to no lease');
SELECT is((SELECT daten->>'zeichen' FROM akte.dokumente WHERE kennung = :'e1'), 'Vorgang ' || :v, 'its sign is the Vorgang');
SELECT is((tests.post(:'e1')).weg || ' ' || (tests.post(:'e2')).weg, 'druck email', 'a named address is enough for this letter');
SELECT throws_ok(format('SELECT tests.brief_an(%s, %L, NULL, %L)', :mv, 'Ines Berg', '{"strasse": "Am Park 3", "plz": "10117"}'), 'MAG04', NULL, 'no town, no letter');
SELECT is((tests.post(tests.brief_an(:mv, 'Eva Berg', 'keine adresse'))).weg, 'druck', 'an address that is none: paper');

-- by hand
SELECT tests.brief(:mv, p_weg => 'keiner') AS d3 \gset
SELECT throws_ok(format('SELECT api.post_einreihen(%L, %L)', :'d3', 'taube'), 'MAG13', NULL, 'no such way');
SELECT isnt(api.post_einreihen(:'d3', 'druck'), NULL, 'by hand');
SELECT throws_ok(format('SELECT api.post_einreihen(%L)', :'d3'), 'MAG14', NULL, 'it is there already');

-- messages
SELECT isnt(regel.post_nachricht(tests.k(:mv), 'freigabe:1', 'Ines Berg', 'ines@example.org', E'Bitte\num Freigabe', 'Guten Tag'), NULL, 'a message');
SELECT is((SELECT betreff FROM akte.postausgang WHERE schluessel = 'nachricht:freigabe:1'), 'Bitte um Freigabe', 'no line breaks in its subject');
SELECT is(regel.post_nachricht(tests.k(:mv), 'freigabe:1', 'Ines Berg', 'ines@example.org', 'Bitte', 'Guten Tag'), NULL, 'once');
SELECT throws_ok(format('SELECT regel.post_nachricht(tests.k(%s), %L, %L, %L, %L, %L, %L)', :mv, 'x', 'I', '030 1', 'b', 't', 'sms'), 'MAG05', NULL, 'no number');

-- the printer
SELECT tests.pdf(:'d1'), tests.pdf(:'e1') \g /dev/null
SELECT is((SELECT array_agg(empfaenger) FROM api.post_druckbares()), ARRAY['Katrin Ostermann, Jonas Ostermann', 'Ines Berg'], 'letters with a PDF, oldest first');
SELECT throws_ok(format('SELECT api.post_stapel_ablegen(ARRAY[%L, %L]::uuid[], %L, 4)', (tests.post(:'d1')).kennung, (tests.post(:'d2')).kennung, '\x255044462d'), 'MAG07', NULL, 'no e-mail in a batch');
SELECT throws_ok(format('SELECT api.post_stapel_ablegen(ARRAY[%L]::uuid[], %L, 4)', (tests.post(:'d1')).kennung, '\x00'), 'MAG07', NULL, 'no batch without a PDF');
SELECT api.post_stapel_ablegen(ARRAY[(tests.post(:'d1')).kennung, (tests.post(:'e1')).kennung], '\x255044462d312e37', 4) AS s \gset
SELECT is((SELECT nummer || '/' || sendungen FROM api.post_stapel WHERE kennung = :'s' AND tag = engine.heute()), '1/2', 'the first batch of the day');
SELECT is((SELECT count(*) FROM api.post_druckbares()), 0::bigint, 'nothing twice');
SELECT is(api.post_gedruckt(:'s', ARRAY[(tests.post(:'e1')).kennung]), 1, 'one is out, one was spoilt');
SELECT is((tests.post(:'d1')).status || ' ' || (tests.post(:'e1')).status, 'versendet wartend', 'and waits for the next batch');
SELECT throws_ok(format('SELECT api.post_gedruckt(%L)', :'s'), 'MAG09', NULL, 'printed once');
SELECT throws_ok(format('SELECT api.post_gedruckt(%L)', gen_random_uuid()), 'MAG08', NULL, 'no such batch');
SELECT is(api.post_entscheiden((tests.post(:'d1')).kennung, 'neu_drucken'), 'wartend', 'lost on the way: printed again');

-- e-mail: claim, hold, result
SELECT tests.pdf(:'d2') \g /dev/null
SELECT tests.pdf(:'e2') \g /dev/null
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT is(api.post_holen(), (tests.post(:'d2')).kennung, 'the oldest first');
SELECT is((SELECT dateiname || ' ' || absender_email FROM api.post_halten((tests.post(:'d2')).kennung)), 'Hinweis.pdf post@lindenhof.example', 'what to send');
SELECT is(api.post_verwaiste_klaeren(), 0, 'just taken: not lost');
SELECT is(api.post_ergebnis((tests.post(:'d2')).kennung, 'verschoben', '451 later'), 'wartend', 'later');
SELECT ok((tests.post(:'d2')).naechster_ab > now() + interval '4 minutes', 'but not at once');
SELECT throws_ok(format('SELECT api.post_ergebnis(%L, %L, NULL)', (tests.post(:'d2')).kennung, 'versendet'), 'MAG06', NULL, 'no result without a claim');
UPDATE akte.postausgang SET naechster_ab = now(), versuche = 7 WHERE id = (tests.post(:'d2')).id;
SELECT is(api.post_holen(), (tests.post(:'d2')).kennung, 'the eighth time');
SELECT is(api.post_ergebnis((tests.post(:'d2')).kennung, 'verschoben', '451 later'), 'fehlgeschlagen', 'is the last');
SELECT is(api.post_holen(), (tests.post(:'e2')).kennung, 'the next one');
UPDATE akte.postausgang SET naechster_ab = now() - interval '1 second' WHERE id = (tests.post(:'e2')).id;
SELECT is(api.post_verwaiste_klaeren(), 1, 'its worker died');
SELECT is((tests.post(:'e2')).status, 'ungeklaert', 'nobody knows whether it went out');
SELECT is((SELECT count(*) FROM api.post_halten((tests.post(:'e2')).kennung)), 0::bigint, 'so it is not to be sent');
SELECT is((SELECT api.post_holen()), (SELECT kennung FROM akte.postausgang WHERE schluessel = 'nachricht:freigabe:1'), 'a message needs no PDF');
SELECT is(api.post_ergebnis((SELECT kennung FROM akte.postausgang WHERE schluessel = 'nachricht:freigabe:1'), 'versendet', '250 Ok'), 'versendet', 'it is out');
SELECT is(api.post_holen(), NULL, 'nothing else');

-- a person decides
SELECT tests.als(:m) \g /dev/null
SELECT (tests.post(:'d2')).kennung AS k2, (tests.post(:'e2')).kennung AS ke2 \gset
SELECT throws_ok(format('SELECT api.post_entscheiden(%L, %L)', gen_random_uuid(), 'wiederholen'), 'MAG10', NULL, 'no such mail');
SELECT throws_ok(format('SELECT api.post_entscheiden(%L, %L)', :'k2', 'bestaetigen'), 'MAG11', NULL, 'what failed cannot be confirmed');
SELECT throws_ok(format('SELECT api.post_entscheiden(%L, NULL)', :'k2'), 'MAG11', NULL, 'nothing is no decision');
SELECT throws_ok(format('SELECT api.post_entscheiden(%L, %L)', :'k2', 'zurueckziehen'), 'MAG12', NULL, 'taking back needs a reason');
SELECT is(api.post_entscheiden(:'k2', 'wiederholen'), 'wartend', 'once more');
SELECT is((SELECT versuche || '/' || moeglich::text FROM api.post WHERE kennung = :'k2'), '0/{zurueckziehen,als_brief}', 'with all its attempts');
SELECT is(api.post_entscheiden(:'k2', 'als_brief'), 'zurueckgezogen', 'as a letter');
SELECT is((tests.post(:'d2')).weg || ' ' || (tests.post(:'d2')).status || ' ' || (tests.post(:'d2')).anschrift, 'druck wartend ' || (tests.post(:'d1')).anschrift, 'on paper, to the frozen address');
SELECT is(api.post_entscheiden(:'ke2', 'bestaetigen'), 'versendet', 'it had arrived');
SELECT is((SELECT string_agg(ereignis, ',' ORDER BY id) FROM akte.postversuche WHERE post_id = (tests.post(:'e2')).id), 'eingereiht,begonnen,ungeklaert,bestaetigt', 'all of it is on record');
SELECT is(api.post_entscheiden((tests.post(:'e1')).kennung, 'zurueckziehen', 'Versammlung abgesagt'), 'zurueckgezogen', 'taken back');
SELECT is((SELECT grund FROM api.post WHERE kennung = (tests.post(:'e1')).kennung), 'Versammlung abgesagt', 'with its reason');
SELECT throws_ok(format('UPDATE akte.postversuche SET text = %L', 'x'), 'MA030', NULL, 'history is not rewritten');

-- another client sees and moves nothing; staff do not send
SELECT tests.als(:fremd) \g /dev/null
SELECT throws_ok(format('SELECT api.post_entscheiden(%L, %L)', :'k2', 'wiederholen'), 'MAG10', NULL, 'not theirs');
SELECT throws_ok(format('SELECT api.post_gedruckt(%L)', :'s'), 'MAG08', NULL, 'nor the batch');
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT count(*) FROM api.post), 0::bigint, 'and an empty outbox');
RESET ROLE;
SELECT tests.als(:m) \g /dev/null
SET LOCAL ROLE mietakte_verwaltung;
SELECT ok((SELECT count(*) FROM api.post) > 10, 'staff see their outbox');
SELECT throws_ok('SELECT api.post_holen()', '42501', NULL, 'the service sends, not staff');
RESET ROLE;
SET LOCAL ROLE mietakte_dienst;
SELECT throws_ok(format('SELECT api.post_gedruckt(%L)', :'s'), '42501', NULL, 'a person confirms paper, not the service');
RESET ROLE;
-- what the first machines write goes out by itself, too
SELECT tests.als(:m) \g /dev/null
SELECT tests.laufend(:m, jsonb_build_object('mietbeginn', engine.heute() - 400)) AS frist \gset
SELECT is((SELECT count(*) FROM akte.postausgang WHERE mietverhaeltnis_id = :frist), 0::bigint, 'a replayed past writes to nobody');
SELECT engine.starten('kuendigung', tests.traeger(:frist), '{"durch": "mieter", "art": "ordentlich"}') \g /dev/null
SELECT tests.schritt(tests.vorgang(:frist, 'kuendigung'), 'zugang_erfassen', jsonb_build_object('form', 'papier', 'zugang_am', engine.heute(), 'alle_unterschriften', 'ja')) \g /dev/null
SELECT is((SELECT string_agg(concat_ws(' ', d.art, p.weg, p.status, p.empfaenger), ', ') FROM akte.postausgang p JOIN akte.dokumente d ON d.id = p.dokument_id WHERE p.mietverhaeltnis_id = :frist),
  'kuendigungsbestaetigung druck wartend Katrin Ostermann, Jonas Ostermann', 'the confirmation of a notice waits for the printer');
SELECT finish();
ROLLBACK;

-- Art. 17 and 18: restricted, then emptied in stages by two people and the job; the chain of the log still proves itself (C13).
\ir ../hilfen.psql
SELECT no_plan();
SELECT tests.mandant() AS m \gset
INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (:m, 'Dora Schutz', 'schutz@lindenhof.example', 'datenschutz');
SELECT tests.objekt(:m) AS objekt \gset
SELECT tests.einheit(:m, :objekt, 'WE 01') AS e1, tests.einheit(:m, :objekt, 'WE 02') AS e2 \gset
SELECT tests.als(:m, 'sachbearbeitung', '2021-03-15 10:00+01') \g /dev/null
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e1, 'mietbeginn', '2019-01-01',
         'mieter', '[{"anrede": "Frau", "vorname": "Xenia", "nachname": "Quastenflosser", "email": "xenia@quasten.example", "telefon_mobil": "0170 4711", "strasse": "Quastengasse 1", "plz": "10115", "ort": "Berlin", "iban": "DE02120300000000202051"},
                    {"anrede": "Herr", "vorname": "Balduin", "nachname": "Quastenflosser"}]'::jsonb, 'bewohner', '[{"vorname": "Kunigunde", "nachname": "Quastenflosser", "kind": true}]'::jsonb)) AS mv \gset
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e2, 'mietbeginn', '2020-01-01', 'mieter', '[{"anrede": "Herr", "vorname": "Nepomuk", "nachname": "Nachbarius"}]'::jsonb, 'bewohner', '[]'::jsonb)) AS mv2 \gset
SELECT id AS xenia, kennung AS xenia_k FROM akte.mieter WHERE vorname = 'Xenia' \gset
SELECT id AS balduin FROM akte.mieter WHERE vorname = 'Balduin' \gset
SELECT kennung AS mv_k FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT (engine.starten('schaden', tests.traeger(:mv), '{"kategorie": "wasser", "raum": "Bad", "beschreibung": "Xenia Quastenflosser meldet Wasser", "gemeldet_am": "15.03.2021"}')).vorgang_id AS schaden \gset
SELECT is((SELECT ok FROM api.post_einwilligung_erfassen(:'xenia_k', 'xenia@quasten.example', true, 'Vertrag von Xenia') e, LATERAL (SELECT e IS NOT NULL AS ok) x), true);
INSERT INTO akte.anfragen (mandant_id, vorgang_id, jahr, laufend, kanal, kategorie, betreff, text, text_digest, person, mieter_id, absender_name, absender_email, eingegangen_am, erfasst_am)
VALUES (:m, :schaden, 2021, 1, 'email', 'sonstiges', 'Xenia fragt', 'Hier Xenia', sha256('x'), 'Xenia', :xenia, 'Xenia Quastenflosser', 'xenia@quasten.example', now() - interval '5 years', now() - interval '5 years');
INSERT INTO sitzung.zugaenge (mandant_id, kanal, mieter_id, email) VALUES (:m, 'portal', :xenia, 'xenia@quasten.example');

-- what names many people at once: bank, payment files, printer, tax adviser
INSERT INTO akte.bankdateien (mandant_id, name, inhalt, sha256, hochgeladen_am, hochgeladen_von) VALUES (:m, 'Auszug Xenia.xml', convert_to('Xenia Quastenflosser', 'UTF8'), sha256('x'), '2021-03-05', 'benutzer:1') RETURNING id AS bankdatei \gset
INSERT INTO akte.bankkonten (mandant_id, objekt_id, zweck, iban, inhaber) VALUES (:m, :objekt, 'miete', 'DE89370400440532013000', 'Haus') RETURNING id AS konto \gset
INSERT INTO akte.kontoauszuege (mandant_id, bankkonto_id, bankdatei_id, art, vorlaeufig, auszug, von, bis, anfangssaldo, endsaldo, zeilen, neue_zeilen, fingerabdruck, eingelesen_am, eingelesen_von)
VALUES (:m, :konto, :bankdatei, 'camt.053', false, '2021-3', '2021-03-01', '2021-03-05', 0, 1001, 3, 3, sha256('a'), '2021-03-05', 'benutzer:1') RETURNING id AS auszug \gset
INSERT INTO akte.kontobewegungen (mandant_id, kontoauszug_id, bankkonto_id, zeile, buchung, wertstellung, betrag, name, iban, zweck, ende_zu_ende, mandatsreferenz, bankreferenz, fingerabdruck, stand, vorschlaege)
SELECT :m, :auszug, :konto, z, '2021-03-04', '2021-03-04', b, 'Xenia Quastenflosser', 'DE02120300000000202051', 'Miete Xenia', 'Xenia-' || z, 'M-Xenia', 'B-Xenia', sha256(z::text::bytea), s, '[{"name": "Xenia"}]'
  FROM (VALUES (1, 500, 'zugeordnet'), (2, 500, 'fremd'), (3, 1, 'offen')) v(z, b, s);
INSERT INTO akte.bankentscheidungen (mandant_id, kontobewegung_id, art, automatisch, grund, entschieden_am, entschieden_von)
SELECT :m, id, 'zuordnung', false, 'IBAN von Xenia', '2021-03-05', 'benutzer:1' FROM akte.kontobewegungen WHERE zeile = 1 RETURNING id AS entscheidung \gset
INSERT INTO akte.zahlungen (mandant_id, mietverhaeltnis_id, art, betrag, zugeordnet, wertstellung, erfasst_am, erfasst_von, entscheidung_id) VALUES (:m, :mv, 'eingang', 500, 500, '2021-03-04', '2021-03-05', 'benutzer:1', :entscheidung);
INSERT INTO akte.druckstapel (mandant_id, tag, nummer, sendungen, seiten, inhalt, sha256, erstellt_am, erstellt_von, gedruckt_am, gedruckt_von) VALUES (:m, '2021-03-06', 1, 1, 1, convert_to('Frau Quastenflosser', 'UTF8'), sha256('d'), '2021-03-06', 'dienst', '2021-03-06', 'benutzer:1');
INSERT INTO akte.datev_laeufe (mandant_id, monat, buchungen, nachtraege, dateiname, inhalt, sha256, erzeugt_am, erzeugt_von) VALUES (:m, '2021-03-01', 1, 0, 'EXTF.csv', convert_to('Quastenflosser', 'UTF8'), sha256('e'), '2021-04-01', 'benutzer:1');
INSERT INTO akte.zahlungslaeufe (mandant_id, art, bankkonto_id, faellig_am, nachricht, angelegt_am, angelegt_von) VALUES (:m, 'ueberweisung', :konto, '2021-03-10', 'LAUF-1', '2021-03-08', 'benutzer:1') RETURNING id AS lauf \gset
INSERT INTO akte.zahlungslauf_dateien (mandant_id, lauf_id, schema, inhalt, sha256, erzeugt_am, erzeugt_von) VALUES (:m, :lauf, 'pain.001.001.09', convert_to('Xenia', 'UTF8'), sha256('f'), '2021-03-08', 'benutzer:1');

-- how often does the name stand anywhere in the client?
CREATE FUNCTION tests.spuren(p_muster text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE v_t record; v_n bigint; v text := '';
BEGIN
  FOR v_t IN SELECT c.oid::regclass AS t FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname IN ('akte', 'engine', 'audit', 'sitzung', 'recht')
             AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'mandant_id') ORDER BY 1 LOOP
    EXECUTE format('SELECT count(*) FROM %s x WHERE x::text ~* %L', v_t.t, p_muster) INTO v_n;
    IF v_n > 0 THEN v := v || v_t.t || ':' || v_n || ' '; END IF;
  END LOOP;
  RETURN v;
END $$;
SELECT cmp_ok(length(tests.spuren('quastenflosser|xenia|DE02120300000000202051')), '>', 100, 'the fixture is full of her: ' || tests.spuren('quastenflosser|xenia|DE02120300000000202051'));

-- hindrances
CREATE FUNCTION tests.hindernis(p_m bigint, p_mieter bigint, p_tag date DEFAULT '2040-01-02') RETURNS text LANGUAGE sql SECURITY DEFINER AS $$
  SELECT array_to_string(hindernisse, ', ') FROM regel.loeschreife(p_m, p_mieter, p_tag) WHERE frist = 'anspruch' $$;
SELECT ok(tests.hindernis(:m, :xenia) LIKE 'laufendes Mietverhältnis%', 'who lives here is not erased');
UPDATE akte.mietverhaeltnisse SET mietende = '2021-06-30' WHERE id = :mv;
SELECT is(tests.hindernis(:m, :xenia), 'offener Vorgang', 'what is not finished keeps it');
SET LOCAL session_replication_role = replica;
UPDATE engine.vorgang SET beendet_am = '2021-07-01', ende_art = 'erfolg' WHERE traeger_id = tests.traeger(:mv) AND beendet_am IS NULL;
SET LOCAL session_replication_role = origin;
SELECT is(tests.hindernis(:m, :xenia), '');
INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, monat, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, soll, angelegt_am, angelegt_von)
VALUES (:m, :mv, 'miete', 'Miete 06/2021 Xenia', '2021-06-01', '2021-06-04', '2021-06-05', 5, 'Verbraucher', 500, '2021-06-01', 'benutzer:1') RETURNING id AS forderung \gset
SELECT is(tests.hindernis(:m, :xenia), 'offene Forderung', 'an open claim keeps it');
UPDATE akte.mietzahlungen SET getilgt = soll WHERE id = :forderung;
SELECT is((SELECT string_agg(frist || ' ' || bis, ', ' ORDER BY bis) FROM regel.loeschreife(:m, :xenia, '2040-01-02')),
          (SELECT 'kurz ' || (t + interval '12 months')::date || ', anspruch ' || y + 3 || '-12-31, brief ' || y + 6 || '-12-31, buchungsbeleg ' || y + 8 || '-12-31'
             FROM (SELECT d AS t, extract(year FROM d)::int AS y FROM (SELECT max(d) AS d FROM (SELECT date '2021-07-01' AS d UNION SELECT (erstellt_am AT TIME ZONE 'Europe/Berlin')::date FROM akte.dokumente WHERE mietverhaeltnis_id = :mv
                    UNION SELECT (eingegangen_am AT TIME ZONE 'Europe/Berlin')::date FROM akte.anfragen WHERE mieter_id = :xenia) z) q) w), 'the last event counts, for every kind of retention');

-- nobody is proposed too early; holds hold
SELECT sitzung.als_dienst(:m), tests.um('2024-06-02 03:00+02') \g /dev/null
SELECT is(api.loeschungen_vormerken(), 0, 'no kind of retention is over');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT is((api.loeschsperre_setzen(:'mv_k', 'rechtsstreit', 'AG Schöneberg 12 C 34/21')).fehlercode, 'MAH02');
SELECT tests.als(:m, 'datenschutz') \g /dev/null
SELECT is((api.loeschsperre_setzen(gen_random_uuid(), 'rechtsstreit', 'x y z')).fehlercode, 'MAH10');
SELECT is((api.loeschsperre_setzen(:'mv_k', 'laune', 'x y z')).fehlercode, 'MAH11');
SELECT is((api.loeschsperre_setzen(:'mv_k', 'rechtsstreit', ' ')).fehlercode, 'MAH08');
SELECT ok((api.loeschsperre_setzen(:'mv_k', 'rechtsstreit', 'AG Schöneberg 12 C 34/21')).ok);
SELECT sitzung.als_dienst(:m), tests.um('2032-01-02 03:00+01') \g /dev/null
SELECT is(api.loeschungen_vormerken(), 0, 'a hold keeps everything, however old');
SELECT is((SELECT string_agg(zeile || ' ' || name, ', ' ORDER BY zeile) FROM akte.kontobewegungen), '1 Xenia Quastenflosser, 2 [gelöscht], 3 Xenia Quastenflosser', 'lines of the bank go when receipts may, but for the lease on hold and what is undecided');
SELECT is((SELECT convert_from(inhalt, 'UTF8') FROM akte.bankdateien), 'Xenia Quastenflosser', 'a file of many is kept while any hold is set');
SELECT kennung AS sperre FROM akte.loeschsperren \gset
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT throws_ok(format('SELECT api.loeschsperre_aufheben(%L)', :'sperre'), 'MAH02');
SELECT tests.als(:m, 'datenschutz', '2032-01-02 09:00+01') \g /dev/null
SELECT is(api.loeschsperre_aufheben(:'sperre') || ' ' || api.loeschsperre_aufheben(:'sperre'), 'true false');

-- Art. 18 on demand
SELECT is((api.einschraenkung_setzen(:'xenia_k', true, 'x')).fehlercode, 'MAH08');
SELECT is((api.einschraenkung_setzen(gen_random_uuid(), true, 'auf Antrag')).fehlercode, 'MAH01');
SELECT is((api.einschraenkung_setzen(:'xenia_k', false, 'auf Antrag')).fehlercode, 'MAH09');
SELECT ok((api.einschraenkung_setzen(:'xenia_k', true, 'Richtigkeit bestritten')).ok);
SELECT is((api.einschraenkung_setzen(:'xenia_k', true, 'Richtigkeit bestritten')).fehlercode, 'MAH09');
CREATE FUNCTION tests.sieht(p_m bigint, p_rolle text, p_vorname text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v text;
BEGIN
  PERFORM tests.als(p_m, p_rolle, '2032-01-02 09:00+01');
  SET LOCAL ROLE mietakte_verwaltung;
  SELECT count(*)::text INTO v FROM akte.mieter WHERE vorname = p_vorname;
  v := v || '/' || (SELECT count(*) FROM akte.mietverhaeltnisse) || '/' || (SELECT count(*) FROM api.bestand WHERE mieter ~ p_vorname) || '/' || (SELECT count(*) FROM api.vorgangsakte x WHERE x.automat = 'schaden');
  RESET ROLE;
  RETURN v;
END $$;
SELECT is(tests.sieht(:m, 'sachbearbeitung', 'Xenia'), '0/2/0/1', 'Art. 18: normal views do not name her; the lease has another party');
SELECT is(tests.sieht(:m, r, 'Xenia'), '1/2/1/1', 'Art. 18: the key role sees her: ' || r) FROM unnest(ARRAY['datenschutz', 'verwalter-admin']) r;
SELECT tests.als(:m, 'datenschutz', '2032-01-02 09:00+01') \g /dev/null
SELECT ok((api.einschraenkung_setzen((SELECT kennung FROM akte.mieter WHERE id = :balduin), true, 'auch er')).ok);
SELECT is(tests.sieht(:m, 'sachbearbeitung', 'Balduin'), '0/1/0/0', 'when all are restricted, so are lease and Vorgänge');
SELECT is(tests.sieht(:m, 'teamleitung', 'Balduin'), '0/1/0/0');
SELECT is(tests.sieht(:m, 'datenschutz', 'Balduin'), '1/2/1/1');
SELECT tests.als(:m, 'datenschutz', '2032-01-02 09:00+01') \g /dev/null
SELECT ok((api.einschraenkung_setzen(:'xenia_k', false, 'geklärt')).ok);
SELECT is(tests.sieht(:m, 'sachbearbeitung', 'Xenia'), '1/2/1/1', 'lifted again');
SELECT is((SELECT string_agg(art, ' ' ORDER BY id) FROM akte.einschraenkungen WHERE mieter_id = :xenia), 'gesetzt aufgehoben', 'and both are on record');

-- proposed, checked by one, released by another
SELECT sitzung.als_dienst(:m), tests.um('2032-01-02 03:00+01') \g /dev/null
SELECT is(api.loeschungen_vormerken() || ' ' || api.loeschungen_vormerken(), '2 0', 'both tenants of the old lease are proposed, once; the neighbour is not');
SELECT ok(gesperrt_am IS NOT NULL, 'what only retention keeps is restricted') FROM akte.mieter WHERE id = :xenia;
SELECT kennung AS auftrag, fristen AS fristen FROM akte.loeschauftraege WHERE mieter_id = :xenia \gset
SELECT is((SELECT count(*) FROM api.loeschungen_ausfuehren()), 0::bigint, 'nothing is erased without people');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT is((api.loeschung_entscheiden(:'auftrag', 'pruefen')).fehlercode, 'MAH02');
SELECT tests.als(:m, 'datenschutz', '2032-01-02 09:00+01') \g /dev/null
SELECT is((api.loeschung_entscheiden(gen_random_uuid(), 'pruefen')).fehlercode, 'MAH12');
SELECT is((api.loeschung_entscheiden(:'auftrag', 'zaubern')).fehlercode, 'MAH14');
SELECT is((api.loeschung_entscheiden(:'auftrag', 'freigeben')).fehlercode, 'MAH13', 'first the check');
SELECT is((api.loeschung_entscheiden(:'auftrag', 'ablehnen')).fehlercode, 'MAH08');
SELECT ok((api.loeschung_entscheiden(:'auftrag', 'pruefen')).ok);
SELECT is((api.loeschung_entscheiden(:'auftrag', 'pruefen')).fehlercode, 'MAH13');
SELECT is((api.loeschung_entscheiden(:'auftrag', 'freigeben')).fehlercode, 'MAH15', 'four eyes');
SELECT tests.als(:m, 'verwalter-admin', '2032-01-02 09:05+01') \g /dev/null
SELECT ok((api.loeschung_entscheiden(:'auftrag', 'freigeben')).ok);
SELECT throws_ok(format('UPDATE akte.loeschauftraege SET freigegeben_von = geprueft_von WHERE kennung = %L', :'auftrag'), '23514', NULL, 'the table itself insists on four eyes');

-- something comes up before the night
SELECT tests.als(:m, 'datenschutz', '2032-01-02 10:00+01') \g /dev/null
SELECT ok((api.loeschsperre_setzen(:'mv_k', 'behoerde', 'Prüfung des Finanzamts')).ok);
SELECT sitzung.als_dienst(:m), tests.um('2032-01-03 03:00+01') \g /dev/null
SELECT is((SELECT ausgefuehrt || ' ' || hindernis FROM api.loeschungen_ausfuehren()), 'false Löschsperre: Prüfung des Finanzamts', 'what comes up in between stops it');
SELECT tests.als(:m, 'datenschutz', '2032-01-03 09:00+01') \g /dev/null
SELECT ok(api.loeschsperre_aufheben((SELECT kennung FROM akte.loeschsperren WHERE aufgehoben_am IS NULL)));

SELECT sitzung.als_dienst(:m), tests.um('2040-01-03 03:00+01') \g /dev/null
UPDATE akte.kontobewegungen SET stand = 'fremd' WHERE stand = 'offen';       -- somebody has decided at last
SELECT api.loeschungen_vormerken() \g /dev/null
SELECT is((SELECT string_agg(zeile || ' ' || betrag || ' ' || name || ' ' || zweck || ' ' || iban, ', ' ORDER BY zeile) FROM akte.kontobewegungen WHERE zeile < 3),
          '1 500.00 [gelöscht] [gelöscht] XX00GELOESCHT0000, 2 500.00 [gelöscht] [gelöscht] XX00GELOESCHT0000', 'amounts stay, who it was does not');
SELECT is((SELECT string_agg(length(inhalt)::text, ' ') FROM (SELECT inhalt FROM akte.bankdateien UNION ALL SELECT inhalt FROM akte.druckstapel UNION ALL SELECT inhalt FROM akte.datev_laeufe UNION ALL SELECT inhalt FROM akte.zahlungslauf_dateien) x), '1 1 1 1', 'collective files are one byte');
SELECT throws_ok('UPDATE akte.bankdateien SET inhalt = ''x''', 'MA030', NULL, 'nobody else changes them');
SELECT count(*) AS eintraege FROM audit.eintraege \gset
SELECT is((SELECT string_agg(coalesce(hindernis, 'erledigt'), ',') FROM api.loeschungen_ausfuehren()), 'erledigt', 'the job erases');
SELECT is(tests.spuren('xenia|xenia@quasten|DE02120300000000202051|0170 4711|Quastengasse'), '', 'nothing of her is left in any table');
SELECT ok((SELECT protokoll FROM akte.loeschauftraege WHERE kennung = :'auftrag')::text ~ 'akte.schaeden' AND (SELECT protokoll FROM akte.loeschauftraege WHERE kennung = :'auftrag')::text !~* 'quasten', 'the record says what, not who');
SELECT is((SELECT count(*) FROM audit.pruefen() WHERE NOT unversehrt), 0::bigint, 'C13: the chain proves itself without the payload');
SELECT cmp_ok((SELECT count(*) FROM audit.eintraege), '=', :eintraege + 1::bigint, 'no row of the log went, one came');
SELECT is((SELECT count(*) FROM audit.nutzlast n WHERE n.strom_id = tests.traeger(:mv)), 0::bigint, 'the payload of the lease is gone');
SELECT isnt((SELECT count(*) FROM audit.nutzlast n WHERE n.strom_id = tests.traeger(:mv2)), 0::bigint, 'that of the neighbour is not');
SELECT ok(tests.spuren('nachbarius') LIKE '%akte.mieter:1%', 'nor his data');
SELECT is((SELECT sum(length(inhalt)) FROM akte.dateien d WHERE EXISTS (SELECT FROM akte.uebergabe_unterschriften u JOIN akte.uebergaben g ON g.id = u.uebergabe_id WHERE g.mietverhaeltnis_id = :mv AND u.datei_id = d.id)),
          (SELECT count(*) FROM akte.dateien d WHERE EXISTS (SELECT FROM akte.uebergabe_unterschriften u JOIN akte.uebergaben g ON g.id = u.uebergabe_id WHERE g.mietverhaeltnis_id = :mv AND u.datei_id = d.id)), 'photos and signatures are one byte each');
SELECT is((SELECT sum(b.betrag) FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv), 2760.00, 'sums still add up');
SELECT throws_ok(format('DELETE FROM audit.eintraege WHERE strom_id = %s', tests.traeger(:mv)), 'MA030', NULL, 'the log itself bears no erasing');
SELECT is(api.loeschungen_vormerken(), 0, 'who is erased is not proposed again (the other order is still open)');
-- refused for a year
SELECT tests.als(:m, 'datenschutz', '2040-01-04 09:00+01') \g /dev/null
SELECT ok((api.loeschung_entscheiden((SELECT kennung FROM akte.loeschauftraege WHERE mieter_id = :balduin), 'ablehnen', 'Erben melden sich noch')).ok);
SELECT is((api.loeschung_entscheiden((SELECT kennung FROM akte.loeschauftraege WHERE mieter_id = :balduin), 'pruefen')).fehlercode, 'MAH13');
SELECT is((SELECT string_agg(stand, ' ' ORDER BY vorgemerkt_am, stand) FROM api.loeschliste), 'abgelehnt ausgeführt');
SELECT sitzung.als_dienst(:m), tests.um('2040-02-01 03:00+01') \g /dev/null
SELECT is(api.loeschungen_vormerken(), 0);
SELECT tests.um('2041-02-01 03:00+01') \g /dev/null
SELECT is(api.loeschungen_vormerken(), 1, 'after a year it is asked again');
-- nobody who connects gets at the eraser
SELECT ok(NOT has_function_privilege(r.rolname, 'regel.person_loeschen(bigint,bigint,text[])', 'EXECUTE'), r.rolname || ' does not erase by itself')
  FROM pg_roles r WHERE r.rolname LIKE 'mietakte\_%' AND r.rolname NOT IN ('mietakte_engine', 'mietakte_loeschung', 'mietakte_owner', 'mietakte_deploy');
SELECT * FROM finish();
ROLLBACK;

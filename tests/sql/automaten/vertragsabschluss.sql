-- vertragsabschluss: privacy notice, deposit, written form, signature; and the ways it fails.
\ir ../hilfen.psql
SELECT plan(74);

SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
SELECT tests.datei(:m, 'pdf') AS pdf, tests.datei(:m, 'pdf') AS pdf2, tests.datei(:m, 'foto') AS foto, tests.datei(:fremd, 'pdf') AS fremdes_pdf \gset
SELECT tests.einheit(:m, NULL, 'Laden', 'gewerbe') AS laden \gset
-- may it be fired now? 'ja', or the code the disabled button shows
CREATE FUNCTION tests.geht(p_vorgang bigint, p_ereignis text) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(e.fehlercode, 'ja') FROM engine.moegliche_ereignisse(p_vorgang) e WHERE e.ereignis = p_ereignis
$$;
CREATE FUNCTION tests.zeile(p_mv bigint) RETURNS akte.vertragsabschluesse LANGUAGE sql AS $$
  SELECT v FROM akte.vertragsabschluesse v WHERE v.mietverhaeltnis_id = p_mv
$$;
CREATE FUNCTION tests.kaution(p_mv bigint) RETURNS text LANGUAGE sql AS $$
  SELECT (k.art, k.betrag, k.raten, k.verzinslich, k.vereinbart_am)::text FROM akte.kautionen k WHERE k.mietverhaeltnis_id = p_mv
$$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-01 09:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01", "kaution_art": null, "kaution_betrag": null}') AS mv \gset
SELECT tests.vorgang(:mv, 'vertragsabschluss') AS v, tests.traeger(:mv) AS t, tests.vorgang(:mv, 'wohnungsuebergabe', 'einzug') AS einzug \gset

-- nothing can be signed yet, and the button says why
SELECT is(tests.geht(:v, 'unterzeichnen'), 'MA320', 'first the privacy notice');
SELECT is((SELECT e.norm FROM engine.moegliche_ereignisse(:v) e WHERE e.ereignis = 'unterzeichnen'), 'Art. 13 DSGVO', 'with its norm');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "papier", "alle_unterschriften": "ja"}'), 'MA320', 'and firing it says the same');
SELECT is(tests.schritt(:v, 'einzug_erfolgt'), 'MA004', 'not foreseen in a draft');
SELECT is(tests.schritt(:v, 'abschliessen'), 'MA004', 'no such event');

-- privacy notice
SELECT is(tests.schritt(:v, 'datenschutz_informieren'), 'MA012', 'which version?');
SELECT is(tests.schritt(:v, 'datenschutz_informieren', '{"fassung": "2025-03", "am": "2026-09-02"}'), 'MA012', 'not tomorrow');
SELECT is(tests.schritt(:v, 'datenschutz_informieren', '{"fassung": "2025-03", "am": "28.08.2026"}'), 'entwurf', 'recorded');
SELECT is(((tests.zeile(:mv)).datenschutz_am, (tests.zeile(:mv)).datenschutz_fassung)::text, '(2026-08-28,2025-03)', 'day and version');
SELECT is(tests.schritt(:v, 'datenschutz_informieren', '{"fassung": "2026-09"}'), 'entwurf', 'a newer version');
SELECT is(((tests.zeile(:mv)).datenschutz_am, (tests.zeile(:mv)).datenschutz_fassung)::text, '(2026-09-01,2026-09)', 'replaces it, today');

-- deposit
SELECT is(tests.geht(:v, 'unterzeichnen'), 'MA321', 'then the deposit');
SELECT is((SELECT f->'vorgabe' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'kaution_vereinbaren' AND f->>'name' = 'betrag'), '"2760.00"', 'the form offers what the law allows');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2760,01"}'), 'MA305', 'a cent above three rents');
SELECT is((SELECT e.norm || ' ' || (e.felder->>'betrag' IS NOT NULL) FROM engine.ausloesen(:v, 'kaution_vereinbaren', '{"art": "buergschaft", "betrag": "2.800,00"}') e), '§ 551 Abs. 1, 4 BGB true', 'any kind of security counts; norm and field');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar"}'), 'MA306', 'no amount');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "0"}'), 'MA306', 'amount zero');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "keine", "betrag": "1"}'), 'MA306', 'none, but an amount');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "-5"}'), 'MA012', 'negative');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2000", "raten": "2"}'), 'MA307', 'two instalments');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2000", "raten": "4"}'), 'MA012', 'four are not foreseen');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "gold", "betrag": "2000"}'), 'MA012', 'no such kind');
SELECT is(tests.kaution(:mv), NULL, 'none of them left a deposit');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "keine"}'), 'entwurf', 'none at all is an answer, too');
SELECT is(tests.geht(:v, 'unterzeichnen'), 'ja', 'and enough to sign');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2.760,00", "vereinbart_am": "31.08.2026", "unverzinslich": "ja"}'), 'entwurf', 'agreed anew');
SELECT is(tests.kaution(:mv), '(bar,2760.00,3,f,2026-08-31)', 'one deposit, the new one');
SELECT is((SELECT n.text::jsonb #> '{wirkung,raten}' FROM audit.nutzlast n WHERE n.strom_id = :t ORDER BY n.nr DESC LIMIT 1),
  '[{"nummer": 1, "betrag": 920.00, "faellig_am": "2026-10-01"}, {"nummer": 2, "betrag": 920.00, "faellig_am": "2026-11-04"}, {"nummer": 3, "betrag": 920.00, "faellig_am": "2026-12-03"}]', 'the log names the instalments');
SELECT is((SELECT f->'vorgabe' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'kaution_vereinbaren' AND f->>'name' = 'unverzinslich'), 'true', 'the form now starts with what is agreed');
SELECT ok((SELECT e.ok FROM api.kaution_einzahlung_buchen(:mv, '{"betrag": "920", "wertstellung": "2026-09-01"}') e), 'a first payment arrives before the signature');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "keine"}'), 'MA308', 'money that is there cannot be agreed away');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "919,99"}'), 'MA308', 'nor go below it');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "buergschaft", "betrag": "2760"}'), 'MA308', 'nor become a guarantee');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "1840"}'), 'entwurf', 'a lower deposit that covers it');

-- signature: form
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"alle_unterschriften": "ja"}'), 'MA012', 'which form?');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "textform", "alle_unterschriften": "ja"}'), 'MA322', 'e-mail');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "einfache_signatur", "alle_unterschriften": "ja"}'), 'MA322', 'a click');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "fax", "alle_unterschriften": "ja"}'), 'MA322', 'a fax');
SELECT is((SELECT e.norm FROM engine.ausloesen(:v, 'unterzeichnen', '{"form": "muendlich", "alle_unterschriften": "ja"}') e), '§ 550 BGB', 'by word of mouth, with its norm');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "papier", "alle_unterschriften": "nein"}'), 'MA323', 'somebody has not signed');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "papier"}'), 'MA012', 'did everybody sign?');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "papier", "alle_unterschriften": "ja", "unterzeichnet_am": "02.09.2026"}'), 'MA012', 'not tomorrow');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_unterschriften', 'ja', 'vertrag', :'foto')), 'MA324', 'a photo is no contract');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_unterschriften', 'ja', 'vertrag', :'fremdes_pdf')), 'MA324', 'nor is the file of another client');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "papier", "alle_unterschriften": "ja", "vertrag": "../etc/passwd"}'), 'MA012', 'nor a path');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "textform", "alle_unterschriften": "ja", "_uebersteuern": {"vertrag_form": "Der Mieter ist verreist."}}'), 'MA007', 'form cannot be overridden');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "papier", "alle_unterschriften": "ja"}'), 'MA014', 'bookkeeping signs nothing');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT is(tests.zustand(:mv, 'vertragsabschluss'), 'entwurf', 'still a draft after all that');
SELECT is((tests.zeile(:mv)).unterzeichnet_am, NULL, 'and not signed');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_unterschriften', 'ja', 'vertrag', :'pdf', 'unterzeichnet_am', '31.08.2026')), 'unterzeichnet', 'signed');
SELECT is(((tests.zeile(:mv)).status, (tests.zeile(:mv)).unterzeichnet_am, (tests.zeile(:mv)).unterzeichnet_form)::text, '(unterzeichnet,2026-08-31,papier)', 'status mirrored, day and form');
SELECT is((SELECT d.kennung FROM akte.dateien d WHERE d.id = (tests.zeile(:mv)).vertrag_datei_id), :'pdf'::uuid, 'with its file');
SELECT is(tests.zustand(:mv), 'vertragsabschluss', 'the master waits for the Einzug');
SELECT is(tests.schritt(:v, 'kaution_vereinbaren', '{"art": "keine"}'), 'MA004', 'what is signed is signed');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"form": "papier", "alle_unterschriften": "ja"}'), 'MA004', 'once');
SELECT is(tests.schritt(:v, 'einzug_erfolgt'), 'MA013', 'the Einzug completes it, nobody else');
SELECT is(tests.schritt(:v, 'vertrag_hinterlegen', '{}'), 'MA012', 'no file');
SELECT is(tests.schritt(:v, 'vertrag_hinterlegen', jsonb_build_object('vertrag', :'pdf2')), 'unterzeichnet', 'a better scan');
SELECT is((SELECT d.kennung FROM akte.dateien d WHERE d.id = (tests.zeile(:mv)).vertrag_datei_id), :'pdf2'::uuid, 'is the one the file shows');
RESET ROLE;
SELECT throws_ok(format('UPDATE akte.vertragsabschluesse SET status = ''entwurf'' WHERE vorgang_id = %s', :v), 'MA031', NULL, 'nobody writes the status past the engine');
SET LOCAL ROLE mietakte_dba;

-- it comes to nothing after all: the deposit goes back, the Einzug is off, the master ends
SELECT is(tests.schritt(:v, 'scheitern', '{}'), 'MA012', 'why?');
SELECT is(tests.schritt(:v, 'scheitern', '{"grund": "Beide Seiten heben den Vertrag auf"}'), 'MA325', 'the deposit is still there');
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'einzug'), 'geplant', 'nothing happened');
SELECT is(tests.schritt(:v, 'scheitern', '{"grund": "Beide Seiten heben den Vertrag auf", "kaution_erstattet_am": "2026-09-01"}'), 'gescheitert', 'cancelled, deposit returned');
SELECT is((SELECT sum(b.betrag) || ' ' || string_agg(b.art, ',' ORDER BY b.id) FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv), '0.00 einzahlung,auszahlung', 'the deposit account is empty');
SELECT is((SELECT (m.status, m.ausgang)::text FROM akte.mietverhaeltnisse m WHERE m.id = :mv), '(mietvertrag_abgeschlossen,nicht_zustande_gekommen)', 'the master is closed, the outcome named');
SELECT is((SELECT (u.status, u.abgesagt_grund IS NOT NULL)::text FROM akte.uebergaben u WHERE u.mietverhaeltnis_id = :mv), '(abgesagt,t)', 'the planned Einzug is off');
SELECT is((SELECT string_agg(e.lifecycle, ', ' ORDER BY e.nr) FROM audit.eintraege e WHERE e.strom_id = :t AND e.lifecycle LIKE 'child_c%'), 'child_cancelled:vertragsabschluss, child_cancelled:wohnungsuebergabe', 'both are reported');
SELECT is(tests.schritt(:v, 'scheitern', '{"grund": "noch einmal"}'), 'MA005', 'nothing leads out');
SELECT is((SELECT count(*) FROM engine.startbare_automaten(:t) s WHERE s.moeglich), 0::bigint, 'and nothing can be started');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe[einzug]', :t, '{"geplant_am": "2026-10-01"}') e), 'MA018', 'an Einzug neither');

-- business premises: Textform is enough since 2025
SELECT tests.mietverhaeltnis(:m, jsonb_build_object('einheit_id', :laden, 'mietbeginn', '2026-10-01', 'mieter', '[{"firma": "Bäckerei Sonne GmbH"}]'::jsonb, 'bewohner', '[]'::jsonb)) AS mv2 \gset
SELECT tests.vorgang(:mv2, 'vertragsabschluss') AS v2 \gset
SELECT is(tests.schritt(:v2, 'datenschutz_informieren', '{"fassung": "2026-09"}') || tests.schritt(:v2, 'unterzeichnen', '{"form": "textform", "alle_unterschriften": "ja"}'), 'entwurfunterzeichnet', 'by e-mail');
SELECT is((tests.zeile(:mv2)).unterzeichnet_form, 'textform', 'recorded as what it is');
SELECT is((SELECT a.fehlercode FROM engine.starten('vertragsabschluss', tests.traeger(:mv2)) a), 'MA018', 'a contract is not started by hand');

SELECT * FROM finish();
ROLLBACK;

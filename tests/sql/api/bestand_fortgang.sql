-- What was taken over goes on by the ordinary events, as if it had begun here.
\ir ../hilfen.psql
\ir bestand.psql
SELECT plan(27);
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT * FROM api.bestand_einlesen(tests.bestand()) \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-23 10:00+01') \g /dev/null
SELECT tests.mv('1/1/1') AS laufend, tests.mv('1/2/1') AS gekuendigt, tests.mv('1/4/1') AS beendet, tests.mv('1/4/2') AS kuenftig \gset

-- a running lease is given notice
SELECT is((SELECT ok::text FROM engine.starten('kuendigung', tests.traeger(:laufend), '{"durch": "mieter", "art": "ordentlich"}')), 'true', 'notice for a lease taken over');
SELECT is(tests.schritt(tests.vorgang(:laufend, 'kuendigung'), 'zugang_erfassen', '{"form": "papier", "zugang_am": "23.11.2026", "alle_unterschriften": "ja"}'), 'zugegangen', 'received');
SELECT is(tests.zustand(:laufend) || ' ' || (SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :laufend), 'gekuendigt 2027-02-28', 'three months, counted from the law');
SELECT is(tests.zustand(:laufend, 'wohnungsuebergabe', 'auszug'), 'geplant', 'the master reacts');

-- a notice taken over: both sides agree to go on, and the lease has no end again
SAVEPOINT vor;
SELECT is(tests.schritt(tests.vorgang(:gekuendigt, 'kuendigung'), 'widerspruch_einlegen', '{"eingegangen_am": "20.11.2026", "form": "email", "grund": "Krankheit, keine Ersatzwohnung"}'), 'haertefall', 'an objection to the landlord''s notice');
SELECT is(tests.schritt(tests.vorgang(:gekuendigt, 'kuendigung'), 'fortsetzung_vereinbaren', '{"vereinbart_am": "23.11.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'), 'fortgesetzt', 'then an agreement');
SELECT is((SELECT (m.status, m.mietende, m.auszug_geplant_am)::text FROM akte.mietverhaeltnisse m WHERE m.id = :gekuendigt), '(laufende_vermietung,,)', 'the lease is back, without an end');
SELECT is(tests.zustand(:gekuendigt, 'wohnungsuebergabe', 'auszug'), 'abgesagt', 'no planned Auszug is left');
SELECT is((SELECT count(*)::int FROM engine.fristen f JOIN engine.vorgang v ON v.id = f.vorgang_id WHERE v.traeger_id = tests.traeger(:gekuendigt) AND f.erledigt_am IS NULL), 0, 'and no timer');
ROLLBACK TO vor;

-- its timers fire
SAVEPOINT vor;
SELECT sitzung.als_dienst(:m), tests.um('2027-05-01 01:00+02') \g /dev/null
SELECT is((SELECT string_agg(f.ereignis || ' ' || f.ok, ',' ORDER BY f.ereignis) FROM engine.faellige_fristen_ausfuehren() f WHERE f.vorgang_id = tests.vorgang(:gekuendigt, 'kuendigung')), 'mietende_erreichen true,widerspruchsfrist_ablaufen true', 'both deadlines pass');
SELECT is(tests.zustand(:gekuendigt, 'kuendigung'), 'raeumung_faellig', 'who has not moved out owes the flat');
ROLLBACK TO vor;

-- or the tenant moves out: handover, deposit, closing
SELECT tests.um('2027-04-30 10:00+02') \g /dev/null
SELECT tests.uebergeben(:m, :gekuendigt, 'auszug', '[{"raum": "Küche", "beschreibung": "Backofenscheibe fehlt", "verantwortlich": "mieter", "kosten_geschaetzt": "180,00"}]') \g /dev/null
SELECT is(tests.zustand(:gekuendigt) || ' ' || tests.zustand(:gekuendigt, 'kuendigung') || ' ' || tests.zustand(:gekuendigt, 'kaution_rueckzahlung'), 'gekuendigt vollzogen maengelbewertung', 'the Auszug completes the notice and starts the settlement');
SELECT is((SELECT string_agg(p.bezeichnung, ',') FROM akte.kaution_positionen p JOIN akte.kautionsabrechnungen a ON a.id = p.abrechnung_id WHERE a.mietverhaeltnis_id = :gekuendigt), 'Küche: Backofenscheibe fehlt', 'with the defect');
SELECT is((SELECT sum(b.betrag)::text FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :gekuendigt), '1650.00', 'and the deposit that was taken over');

-- a deposit whose settlement was open: nothing to retain, paid out, closed
SELECT tests.um('2026-12-01 10:00+01') \g /dev/null
SELECT tests.vorgang(:beendet, 'kaution_rueckzahlung') AS k \gset
SELECT is(tests.schritt(:k, 'bewertung_abschliessen'), 'einbehaltberechnung', 'no defect to assess');
SELECT is(tests.schritt(:k, 'abrechnung_erstellen', '{"stichtag": "01.11.2026"}'), 'abrechnung', 'settled, with interest since the beginning of the lease');
SELECT ok((SELECT t.kaution = 900 AND t.zinsen > 0 FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.mietverhaeltnis_id = :beendet), 'on the sum taken over');

-- a lease to come: handover on the first day, and it runs
SELECT is((SELECT (m.status, m.ueberlassung_am)::text FROM akte.mietverhaeltnisse m WHERE m.id = :kuenftig), '(vertragsabschluss,)', 'signed, not yet begun');
SELECT is((SELECT (v.status, u.status, u.geplant_am)::text FROM akte.vertragsabschluesse v JOIN akte.uebergaben u ON u.mietverhaeltnis_id = v.mietverhaeltnis_id WHERE v.mietverhaeltnis_id = :kuenftig), '(unterzeichnet,geplant,2026-12-01)', 'as the exports say');
SELECT tests.uebergeben(:m, :kuenftig, 'einzug') \g /dev/null
SELECT is((SELECT (m.status, m.ueberlassung_am)::text FROM akte.mietverhaeltnisse m WHERE m.id = :kuenftig), '(laufende_vermietung,2026-12-01)', 'the flat is handed over, the lease runs');
SELECT is(tests.zustand(:kuenftig, 'vertragsabschluss'), 'abgeschlossen', 'and its contract is concluded');
SELECT is((SELECT ok::text FROM api.kaution_einzahlung_buchen(:kuenftig, '{"betrag": "900,00", "wertstellung": "01.12.2026"}')), 'true', 'its deposit arrives');

-- documents of a lease taken over have all they need
SELECT ok((SELECT d.daten->'vermieter'->>'name' = 'Hanna und Paul Krüger' AND jsonb_array_length(d.daten->'empfaenger') = 1 FROM akte.dokumente d WHERE d.mietverhaeltnis_id = :gekuendigt AND d.art = 'uebergabeprotokoll'), 'landlord and tenant in the protocol');
SELECT is((SELECT d.daten->'bescheinigung'->>'personen' FROM akte.dokumente d WHERE d.mietverhaeltnis_id = :kuenftig AND d.art = 'wohnungsgeberbescheinigung'), '["Emre Yıldız"]', 'the certificate for the registry office names who moves in');
SELECT is((SELECT bool_and(p.unversehrt)::text FROM audit.pruefen() p), 'true', 'all chains are sound');

-- the lease that ended stays closed
SELECT is((SELECT fehlercode FROM engine.starten('kuendigung', tests.traeger(tests.mv('1/3/1')), '{"durch": "mieter", "art": "ordentlich"}')), 'MA018', 'nothing leads out of a closed lease');
SELECT is((SELECT count(*)::int FROM engine.startbare_automaten(tests.traeger(tests.mv('1/3/1'))) s WHERE s.moeglich), 0, 'nothing is offered there');
SELECT * FROM finish();
ROLLBACK;

-- The backfill: leases that were there before the machines get their master, from the data alone.
\ir ../hilfen.psql
SELECT plan(13);
SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
CREATE FUNCTION tests.alt(p_mandant bigint, p_nummer text, p_von date, p_bis date, p_ausgang text DEFAULT NULL) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_t bigint; v_id bigint;
BEGIN
  INSERT INTO engine.traeger (mandant_id, art) VALUES (p_mandant, 'vermietung') RETURNING id INTO v_t;
  INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn, mietende, ausgang) VALUES (p_mandant, v_t, p_nummer, tests.einheit(p_mandant), p_von, p_bis, p_ausgang) RETURNING id INTO v_id;
  UPDATE engine.traeger SET bezug_id = v_id WHERE id = v_t;
  RETURN v_id;
END $$;
SELECT tests.alt(:m, 'A', '2018-10-01', NULL), tests.alt(:m, 'B', '2010-01-01', '2027-03-31'), tests.alt(:m, 'C', '2010-01-01', '2019-12-31'), tests.alt(:m, 'D', '2015-01-01', '2026-09-30') AS d,
       tests.alt(:m, 'E', '2027-01-01', NULL), tests.alt(:m, 'F', '2020-01-01', NULL, 'nicht_zustande_gekommen'), tests.alt(:fremd, 'A', '2018-10-01', NULL) \gset
WITH k AS (INSERT INTO akte.kautionen (mandant_id, mietverhaeltnis_id, art, betrag, vereinbart_am) VALUES (:m, :d, 'bar', 1200, '2015-01-01') RETURNING id)
INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text) SELECT :m, k.id, 'einzahlung', 1200, '2015-01-01', 'Kaution' FROM k;

SET LOCAL ROLE mietakte_dienst;
SELECT sitzung.als_dienst(:m) \g /dev/null
RESET ROLE;
SELECT engine.zeit_setzen('2026-11-20 10:00+01') \g /dev/null
SET LOCAL ROLE mietakte_dienst;
SELECT is((SELECT string_agg(m.vertragsnummer || ' ' || n.zustand, ', ' ORDER BY m.vertragsnummer) FROM api.bestand_nachtragen() n JOIN akte.mietverhaeltnisse m ON m.id = n.mietverhaeltnis_id),
  'A laufende_vermietung, B gekuendigt, C mietvertrag_abgeschlossen, D gekuendigt, E vertragsabschluss, F mietvertrag_abgeschlossen', 'states from the dates and the deposit account');
SELECT is((SELECT string_agg(m.vertragsnummer || ' ' || m.status || coalesce(' ' || m.ausgang, ''), ', ' ORDER BY m.vertragsnummer) FROM akte.mietverhaeltnisse m),
  'A laufende_vermietung, B gekuendigt, C mietvertrag_abgeschlossen regulaer, D gekuendigt, E vertragsabschluss, F mietvertrag_abgeschlossen nicht_zustande_gekommen', 'mirrored');
SELECT is((SELECT string_agg(concat_ws(' ', m.vertragsnummer, v.automat, nullif(v.variante, ''), v.zustand), ', ' ORDER BY m.vertragsnummer, v.automat) FROM engine.vorgang v JOIN akte.mietverhaeltnisse m ON m.traeger_id = v.traeger_id WHERE NOT v.ist_klammer),
  'B kuendigung zugegangen, B wohnungsuebergabe auszug geplant, D kaution_rueckzahlung maengelbewertung, E vertragsabschluss unterzeichnet, E wohnungsuebergabe einzug geplant', 'what has to go on');
SELECT is((SELECT bool_and(v.uebernommen)::text FROM engine.vorgang v), 'true', 'all marked as taken over');
SELECT is((SELECT bool_and(e.uebernommen)::text FROM audit.eintraege e), 'true', 'in the log, too');
SELECT is((SELECT string_agg(DISTINCT e.akteur, ',') FROM audit.eintraege e), 'dienst', 'by the service');
SELECT is((SELECT bool_and(p.unversehrt)::text FROM audit.pruefen() p), 'true', 'the chains are sound');
SELECT is((SELECT count(*)::int FROM engine.fristen), 3, 'the end of the lease, and two of the settlement');
SELECT is((SELECT (k.durch, k.grund)::text FROM akte.kuendigungen k), '(mieter,"Übernommen: der Bestand nennt nur das Mietende")', 'who gave notice is not known, and says so');
SELECT is((SELECT count(*)::int FROM api.bestand_nachtragen()), 0, 'a second run finds nothing');
SELECT sitzung.als_dienst(:fremd) \g /dev/null
SELECT is((SELECT count(*)::int FROM engine.vorgang), 0, 'another client was not touched');
SELECT is((SELECT string_agg(zustand, ',') FROM api.bestand_nachtragen()), 'laufende_vermietung', 'it has its own run');
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok('SELECT * FROM api.bestand_nachtragen()', '42501', NULL, 'not for staff');
SELECT * FROM finish();
ROLLBACK;

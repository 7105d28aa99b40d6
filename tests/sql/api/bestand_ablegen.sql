-- Between the check and the reading in an upload waits in the database; and a failure in the middle leaves nothing.
\ir ../hilfen.psql
\ir bestand.psql
SELECT plan(18);
SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
SET LOCAL ROLE mietakte_verwaltung;
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT api.bestand_ablegen(tests.bestand(), '{"dateien": [{"name": "objekte.csv"}]}') AS k \gset
SELECT is((SELECT (e.quelle, jsonb_array_length(e.zeilen), e.angelegt_von = 'benutzer:' || tests.benutzer(:m, 'teamleitung'), e.eingelesen_am)::text FROM akte.einlesungen e WHERE e.kennung = :'k'), '(bestand,33,t,)', 'the rows wait');

-- who may, and whose it is
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 10:00+01') \g /dev/null
SELECT throws_ok($$ SELECT api.bestand_ablegen('[]', '{}') $$, 'MA722', NULL, 'not for every member of staff');
SELECT is((SELECT string_agg(fehlercode, ',') FROM api.bestand_abgelegt_einlesen(:'k')), 'MA722', 'nor to read in what somebody else uploaded');
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT throws_ok($$ SELECT api.bestand_ablegen('[]', '{}', '../x') $$, 'MA724', NULL, 'a source has a plain name');
SELECT tests.als(:fremd, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT is((SELECT count(*)::int FROM akte.einlesungen), 0, 'another client does not see it');
SELECT is((SELECT string_agg(fehlercode, ',') FROM api.bestand_abgelegt_einlesen(:'k')), 'MA723', 'and cannot read it in');
SELECT is((SELECT string_agg(fehlercode, ',') FROM api.bestand_abgelegt_einlesen('00000000-0000-4000-8000-000000000000')), 'MA723', 'what is not there reads the same');

-- GUARD: whatever fails in the middle takes everything with it
RESET ROLE;
CREATE FUNCTION tests.stoeren() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Festplatte voll' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER stoerung BEFORE INSERT ON akte.uebernommene_vorgaenge FOR EACH ROW WHEN (NEW.typ = 'kuendigung') EXECUTE FUNCTION tests.stoeren();
SET LOCAL ROLE mietakte_verwaltung;
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT throws_ok(format('SELECT * FROM api.bestand_abgelegt_einlesen(%L)', :'k'), '53100', NULL, 'the disk is full at the last lease');
SELECT is(tests.bestandszahlen(:m), '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'nothing is left of it');
SELECT is((SELECT (e.zeilen IS NOT NULL, e.eingelesen_am)::text FROM akte.einlesungen e WHERE e.kennung = :'k'), '(t,)', 'and the rows still wait');
RESET ROLE;
DROP TRIGGER stoerung ON akte.uebernommene_vorgaenge;
SET LOCAL ROLE mietakte_verwaltung;

-- read in: the rows are not kept
SELECT is((SELECT count(*)::int FROM api.bestand_abgelegt_einlesen(:'k') b WHERE b.stufe = 'neu'), 31, 'read in');
SELECT is((SELECT (e.zeilen, e.eingelesen_am IS NOT NULL, e.ergebnis->'vertraege'->>'neu', e.ergebnis->'kontakte'->>'ausgelassen')::text FROM akte.einlesungen e WHERE e.kennung = :'k'), '(,t,8,1)', 'numbers stay, personal data goes');
SELECT is((SELECT string_agg(meldung, ',') FROM api.bestand_abgelegt_einlesen(:'k')), 'Diese Dateien sind schon eingelesen.', 'once');
SELECT is(tests.bestandszahlen(:m), '1 1 5 7 1 1 3 7 9 8 5 4 18 6 4 31', 'as from psql');

-- a bad one is not read in and can be looked at again
SELECT api.bestand_ablegen(tests.anders(tests.bestand(), 'vertraege', 2, '{"von": "gestern"}'), '{}', 'zwei') AS schlecht \gset
SELECT is((SELECT count(*)::int FROM api.bestand_abgelegt_einlesen(:'schlecht') b WHERE NOT b.ok), 1, 'refused');
SELECT is((SELECT (e.zeilen IS NOT NULL, e.eingelesen_am)::text FROM akte.einlesungen e WHERE e.kennung = :'schlecht'), '(t,)', 'and still there');

-- nobody came back for it: gone after a day, with the next upload; what was read in stays on the list
RESET ROLE;
UPDATE akte.einlesungen SET angelegt_am = now() - interval '25 hours';
SET LOCAL ROLE mietakte_verwaltung;
SELECT api.bestand_ablegen('[]', '{}', 'drei') \g /dev/null
SELECT is((SELECT string_agg(e.quelle || ' ' || (e.eingelesen_am IS NOT NULL), ',' ORDER BY e.id) FROM akte.einlesungen e), 'bestand true,drei false', 'old uploads are thrown away');
SELECT throws_ok($$ DELETE FROM akte.einlesungen $$, '42501', NULL, 'staff deletes nothing themselves');
SELECT * FROM finish();
ROLLBACK;

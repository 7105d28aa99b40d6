-- The log: append-only for everybody, and every manipulation is found by the check.
\ir ../hilfen.psql
\ir ../engine/spielzeug.psql
SELECT plan(30);
SELECT vorgang_id AS kind FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
SELECT engine.ausloesen(:kind, 'notieren', '{"zahl":"2"}') \g /dev/null
SELECT engine.ausloesen(:kind, 'loslegen', '{"zahl":"3"}') \g /dev/null
SELECT engine.ausloesen(:kind, 'loslegen', '{"zahl":"4"}') \g /dev/null
CREATE FUNCTION tests.pruefung(p_vorgang bigint) RETURNS text LANGUAGE sql AS $$ SELECT coalesce(erste_abweichung, 'heil') FROM audit.pruefen(p_vorgang) $$;
SELECT is(tests.pruefung(:kind), 'heil', 'untouched');
SELECT is((SELECT eintraege FROM audit.pruefen(:kind)), 4::bigint, 'with its number of entries');
SET LOCAL "TimeZone" = 'Asia/Tokyo'; SET LOCAL "DateStyle" = 'German'; SET LOCAL lc_time = 'C';
SELECT is(tests.pruefung(:kind), 'heil', 'the check does not depend on the settings of the session');
SET LOCAL "TimeZone" = 'America/St_Johns'; SET LOCAL "DateStyle" = 'SQL, MDY'; SET LOCAL extra_float_digits = 0;
SELECT is(tests.pruefung(:kind), 'heil', 'nor on others');

-- nobody changes it, not even its owner
SELECT throws_ok('UPDATE audit.eintraege SET ereignis = ''x''', 'MA030', NULL, 'no UPDATE');
SELECT throws_ok('DELETE FROM audit.eintraege', 'MA030', NULL, 'no DELETE');
SELECT throws_ok('TRUNCATE audit.eintraege', 'MA030', NULL, 'no TRUNCATE');
SET LOCAL session_replication_role = replica;
SELECT throws_ok('DELETE FROM audit.eintraege', 'MA030', NULL, 'not even as a replica: the trigger always fires');
RESET session_replication_role;
SET LOCAL ROLE mietakte_engine;
SELECT throws_ok('UPDATE audit.eintraege SET ereignis = ''x''', '42501', NULL, 'the engine can only append');
SELECT throws_ok('DELETE FROM audit.nutzlast', '42501', NULL, 'and does not erase payload');
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok('INSERT INTO audit.eintraege SELECT * FROM audit.eintraege', '42501', NULL, 'staff cannot append');
RESET ROLE;

-- the evil DBA: every row manipulation is found. Each runs in a savepoint.
ALTER TABLE audit.eintraege DISABLE TRIGGER a_unveraenderlich;
CREATE FUNCTION tests.nach(p_tat text, p_vorgang bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v text;
BEGIN
  BEGIN
    EXECUTE replace(p_tat, '$S', (SELECT traeger_id::text FROM engine.vorgang WHERE id = p_vorgang));
    v := tests.pruefung(p_vorgang);
    RAISE EXCEPTION USING ERRCODE = 'XX999';
  EXCEPTION WHEN SQLSTATE 'XX999' THEN RETURN v;
  END;
END $$;
SELECT matches(tests.nach('UPDATE audit.eintraege SET akteur = ''benutzer:1'' WHERE strom_id = $S AND nr = 3', :kind), 'Spalte verändert in Nr. 3', 'who');
SELECT matches(tests.nach('UPDATE audit.eintraege SET zeit = zeit - interval ''1 microsecond'' WHERE strom_id = $S AND nr = 2', :kind), 'Nr. 2', 'when');
SELECT matches(tests.nach('UPDATE audit.eintraege SET nach = ''gut'' WHERE strom_id = $S AND nr = 2', :kind), 'Nr. 2', 'what');
SELECT matches(tests.nach('UPDATE audit.eintraege SET lifecycle = NULL WHERE strom_id = $S AND nr = 2', :kind), 'Nr. 2', 'the lifecycle event');
SELECT matches(tests.nach('UPDATE audit.eintraege SET uebernommen = true WHERE strom_id = $S AND nr = 4', :kind), 'Nr. 4', 'taken over or not');
SELECT matches(tests.nach('UPDATE audit.eintraege SET vorgang_id = vorgang_id + 1 WHERE strom_id = $S AND nr = 2', :kind), 'Nr. 2', 'of which Vorgang');
SELECT matches(tests.nach('UPDATE audit.eintraege SET nutzlast_digest = NULL WHERE strom_id = $S AND nr = 3', :kind), 'Nr. 3', 'digest of the payload');
SELECT matches(tests.nach('UPDATE audit.nutzlast SET text = ''{}'' WHERE strom_id = $S AND nr = 3', :kind), 'Nutzlast verändert in Nr. 3', 'the payload itself');
SELECT matches(tests.nach('UPDATE audit.eintraege SET ereignis = ''y'', kanonisch = replace(kanonisch, ''"notieren"'', ''"y"'') WHERE strom_id = $S AND nr = 3', :kind), 'Kette gebrochen bei Nr. 3', 'column and canonical text together');
SELECT matches(tests.nach('UPDATE audit.eintraege SET hash = sha256(hash) WHERE strom_id = $S AND nr = 3', :kind), 'Nr. 3', 'a hash');
SELECT matches(tests.nach('DELETE FROM audit.eintraege WHERE strom_id = $S AND nr = 3', :kind), 'Nummer fehlt', 'a row from the middle');
SELECT matches(tests.nach('DELETE FROM audit.eintraege WHERE strom_id = $S AND nr >= 5', :kind), 'Ende fehlt', 'the end');
SELECT is(tests.nach('DELETE FROM audit.nutzlast WHERE strom_id = $S AND nr = 3', :kind), 'heil', 'erased payload (Art. 17 DSGVO) leaves the chain whole');

-- a chain recomputed by someone who may do everything: only an anchor outside knows
CREATE FUNCTION tests.neu_rechnen() RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record; h bytea;
BEGIN
  FOR r IN SELECT * FROM audit.eintraege ORDER BY strom_id, nr LOOP
    IF r.nr = 1 THEN h := audit.anfang(r.mandant_id, r.strom_id); END IF;
    h := sha256(h || convert_to(r.nr || r.kanonisch, 'UTF8'));
    UPDATE audit.eintraege SET hash = h WHERE mandant_id = r.mandant_id AND strom_id = r.strom_id AND nr = r.nr;
    UPDATE audit.koepfe SET nr = r.nr, hash = h WHERE mandant_id = r.mandant_id AND strom_id = r.strom_id;
  END LOOP;
END $$;
\set tat 'UPDATE audit.eintraege SET ereignis = ''y'', kanonisch = replace(kanonisch, ''"notieren"'', ''"y"'') WHERE strom_id = $S AND nr = 3; SELECT tests.neu_rechnen()'
SELECT is(tests.nach(:'tat', :kind), 'heil', 'without an anchor a recomputed chain looks whole');
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT count(*) FROM audit.ankern()), 1::bigint, 'an anchor for each chain that moved');
SELECT is((SELECT count(*) FROM audit.ankern()), 0::bigint, 'and none for what stands still');
RESET ROLE;
SELECT matches(tests.nach(:'tat', :kind), 'Anker', 'with one it does not');
SELECT matches(tests.nach('DELETE FROM audit.eintraege WHERE strom_id = $S AND nr >= 5; SELECT tests.neu_rechnen()', :kind), 'Ende fehlt', 'nor does a shortened one');
SELECT throws_ok('SELECT audit.pruefen()', 'MA002', NULL, 'without a context there is nothing to check') FROM (SELECT set_config('app.siegel', '', true)) x;
SELECT * FROM finish();
ROLLBACK;

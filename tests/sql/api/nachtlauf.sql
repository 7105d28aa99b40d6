-- The duties of the night (D15): once a day, after days that were missed, over midnight and over the change of the clock.
\ir ../hilfen.psql
\ir ../automaten/mahnwesen.psql
SELECT plan(24);
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-01-20 09:00+01'), tests.laufend(:m, '{"mietbeginn": "2025-06-01"}') AS mv \gset
SELECT tests.mietkonto(:m, :mv) \g /dev/null
CREATE FUNCTION tests.nacht(p_mandant bigint, p_zeit timestamptz, p_aufgabe text, p_hoechstens int DEFAULT 500) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM sitzung.als_dienst(p_mandant);
  PERFORM engine.zeit_setzen(p_zeit);
  RETURN (SELECT concat_ws(' ', n.tag, n.ergebnis, n.anzahl, n.abgelehnt) FROM api.nachtlauf(p_aufgabe, p_hoechstens) n);
END $$;
GRANT EXECUTE ON FUNCTION tests.nacht(bigint, timestamptz, text, int) TO PUBLIC;
SET LOCAL ROLE mietakte_dba;

SELECT tests.als(:m, 'teamleitung', '2026-01-20 09:00+01') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.nachtlauf('mahnlauf')$$, 'MA014', NULL, 'the night belongs to the service');
SELECT throws_ok(format('SELECT tests.nacht(%s, %L, %L)', :m, '2026-01-20 02:00+01', 'putzen'), 'MA901', NULL, 'a duty nobody knows');
SELECT throws_ok(format('SELECT tests.nacht(%s, %L, NULL)', :m, '2026-01-20 02:00+01'), 'MA901', NULL, 'or none');
SELECT throws_ok(format('SELECT tests.nacht(%s, %L, %L, 0)', :m, '2026-01-20 02:00+01', 'mahnlauf'), 'MA901', NULL, 'no proposal at all is no run');

-- claims: the month of the first night, nothing before it
SELECT is(tests.nacht(:m, '2026-01-20 02:00+01', 'sollstellungen'), '2026-01-20 erledigt 1 0', 'the rent of January');
SELECT is(tests.forderungen(:m, :mv), 'Januar 1130.00 offen', 'and not the months before: they come from a person or the import');
SELECT is(tests.nacht(:m, '2026-01-20 23:59+01', 'sollstellungen'), '2026-01-20 schon_erledigt 0 0', 'the same day once');
SELECT is(tests.nacht(:m, '2026-01-21 00:01+01', 'sollstellungen'), '2026-01-21 erledigt 0 0', 'two minutes later it is another day');
SELECT is((SELECT string_agg(concat_ws(' ', tag, fertig, anzahl), ', ' ORDER BY id) FROM akte.nachtlaeufe WHERE aufgabe = 'sollstellungen'), '2026-01-20 t 1, 2026-01-21 t 0', 'the run table says which days');
-- nobody ran for six weeks
SELECT is(tests.nacht(:m, '2026-03-02 02:00+01', 'sollstellungen'), '2026-03-02 erledigt 2 0', 'February and March in one night');
SELECT is(tests.forderungen(:m, :mv), 'Januar 1130.00 offen | Februar 1130.00 offen | März 1130.00 offen', 'no month is left out');
-- the clock jumps back: an earlier day, nothing twice
SELECT is(tests.nacht(:m, '2026-02-25 02:00+01', 'sollstellungen'), '2026-02-25 erledigt 0 0', 'a clock that went back does no harm');

-- dunning: proposals, never letters
SELECT is(tests.nacht(:m, '2026-03-02 02:00+01', 'mahnlauf'), '2026-03-02 erledigt 1 0', 'a proposal');
SELECT is(tests.stand(tests.mahnung((SELECT tests.traeger(:mv)))), 'vorgeschlagen', 'waits for a person');
SELECT is((SELECT count(*) FROM akte.mahnungen), 0::bigint, 'no letter');
SELECT is(tests.nacht(:m, '2026-03-02 03:00+01', 'mahnlauf'), '2026-03-02 schon_erledigt 0 0', 'again: nothing');
SELECT is(tests.nacht(:m, '2026-03-09 02:00+01', 'mahnlauf'), '2026-03-09 erledigt 0 0', 'a week later there is nothing new to propose');
-- summer and winter time: 02:30 does not exist, then exists twice
SELECT is(tests.nacht(:m, '2026-03-29 01:30+01', 'mahnlauf'), '2026-03-29 erledigt 0 0', 'before the hour that is left out');
SELECT is(tests.nacht(:m, '2026-03-29 03:30+02', 'mahnlauf'), '2026-03-29 schon_erledigt 0 0', 'and after it');
SELECT is(tests.nacht(:m, '2026-10-25 02:30+02', 'sollstellungen'), '2026-10-25 erledigt 7 0', 'the first of two half past two: seven months were missed');
SELECT is(tests.nacht(:m, '2026-10-25 02:30+01', 'sollstellungen'), '2026-10-25 schon_erledigt 0 0', 'and the second');

-- more debtors than one transaction should hold
RESET ROLE;
SELECT tests.als(:m, 'sachbearbeitung', '2026-10-25 09:00+01') \g /dev/null
SELECT tests.laufend(:m, jsonb_build_object('mietbeginn', '2026-09-01', 'einheit_id', tests.einheit(:m, NULL, 'WE 2' || i))) FROM generate_series(1, 2) i \g /dev/null
SET LOCAL ROLE mietakte_dba;
SELECT tests.nacht(:m, '2026-11-26 02:00+01', 'sollstellungen') \g /dev/null
SELECT is(tests.nacht(:m, '2026-11-26 02:00+01', 'mahnlauf', 1), '2026-11-26 weiter 1 0', 'a piece: the caller comes again');
SELECT is(tests.nacht(:m, '2026-11-26 02:05+01', 'mahnlauf'), '2026-11-26 erledigt 1 0', 'the rest');
SELECT is((SELECT string_agg(fertig || ' ' || anzahl, ', ' ORDER BY id) FROM akte.nachtlaeufe WHERE tag = '2026-11-26' AND aufgabe = 'mahnlauf'), 'false 1, true 1', 'both on record');
SELECT * FROM finish();
ROLLBACK;

-- The first day whose papers of a kind must still be kept; what is older has run out.
-- SELECT regel.aufbewahrt_ab('buchungsbeleg', '2026-11-30');   →  2017-01-01
CREATE FUNCTION regel.aufbewahrt_ab(p_art text, p_tag date)
RETURNS date
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(max(pg_catalog.make_date(j + 1, 1, 1)), '-infinity') FROM pg_catalog.generate_series(2000, extract(year FROM p_tag)::int) j
 WHERE recht.aufbewahrung_bis(p_art, j) < p_tag
$fn$;
ALTER FUNCTION regel.aufbewahrt_ab(text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufbewahrt_ab(text, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufbewahrt_ab(text, date) IS
'Erster Tag, dessen Unterlagen dieser Art am Tag p_tag noch aufzubewahren sind. Norm: § 147 Abs. 3, 4 AO, § 257 Abs. 4, 5 HGB.';

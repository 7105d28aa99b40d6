-- SELECT regel.miethoehe_mitternacht('2026-06-01');   →  2026-06-01 00:00:00+02
CREATE FUNCTION regel.miethoehe_mitternacht(p_tag date)
RETURNS timestamptz
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT p_tag::timestamp AT TIME ZONE 'Europe/Berlin'
$fn$;
ALTER FUNCTION regel.miethoehe_mitternacht(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_mitternacht(date) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_mitternacht(date) IS
'Der Beginn eines Tages in Berlin.';

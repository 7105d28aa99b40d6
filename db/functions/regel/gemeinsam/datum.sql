-- SELECT regel.datum(DATE '2026-08-31');   →  31.08.2026
CREATE FUNCTION regel.datum(p_tag date)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
-- to_char of a date alone is only STABLE; put together from its parts it depends on nothing
SELECT pg_catalog.lpad(extract(day FROM p_tag)::text, 2, '0') || '.' || pg_catalog.lpad(extract(month FROM p_tag)::text, 2, '0') || '.'
       || pg_catalog.lpad(extract(year FROM p_tag)::text, 4, '0')
$fn$;
ALTER FUNCTION regel.datum(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datum(date) FROM PUBLIC;
COMMENT ON FUNCTION regel.datum(date) IS
'Tag für Texte: 31.08.2026; NULL bleibt NULL.';

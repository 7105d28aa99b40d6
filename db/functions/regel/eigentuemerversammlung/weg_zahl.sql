-- SELECT regel.weg_zahl(412.500);   →  412,5
CREATE FUNCTION regel.weg_zahl(p_zahl numeric)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.replace(pg_catalog.trim_scale(p_zahl)::text, '.', ',')
$fn$;
ALTER FUNCTION regel.weg_zahl(numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_zahl(numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_zahl(numeric) IS
'Zahl für Texte: 412,5 ohne überflüssige Nullen; NULL bleibt NULL.';

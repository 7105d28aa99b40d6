-- A number as people read it, without the zeros of its column.
-- SELECT regel.nk_zahl(30660.000);   →  30.660
CREATE FUNCTION regel.nk_zahl(p_zahl numeric)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
         CASE WHEN pg_catalog.trim_scale(p_zahl) = pg_catalog.trunc(p_zahl) THEN pg_catalog.to_char(p_zahl, 'FM999,999,999,999,990')
              ELSE pg_catalog.rtrim(pg_catalog.to_char(round(p_zahl, 3), 'FM999,999,999,999,990.999'), '.') END, ',', '#'), '.', ','), '#', '.')
$fn$;
ALTER FUNCTION regel.nk_zahl(numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zahl(numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zahl(numeric) IS
'Zahl in deutscher Schreibweise, höchstens drei Nachkommastellen.';

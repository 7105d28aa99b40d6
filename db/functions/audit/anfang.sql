-- What stands before the first row of a chain: a chain cannot be moved to another bracket.
-- SELECT audit.anfang(1, 42);
CREATE FUNCTION audit.anfang(p_mandant_id bigint, p_strom_id bigint)
RETURNS bytea
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.sha256(pg_catalog.convert_to('mietakte:' || p_mandant_id || ':' || p_strom_id, 'UTF8'))
$fn$;
ALTER FUNCTION audit.anfang(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION audit.anfang(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION audit.anfang(bigint, bigint) IS
'Startwert der Kette einer Klammer.';

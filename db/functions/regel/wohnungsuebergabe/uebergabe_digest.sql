-- SELECT encode(regel.uebergabe_digest(1, 12), 'hex');   →  9f2c6a0d…
CREATE FUNCTION regel.uebergabe_digest(p_mandant_id bigint, p_uebergabe_id bigint)
RETURNS bytea
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.sha256(pg_catalog.convert_to(regel.uebergabe_inhalt(p_mandant_id, p_uebergabe_id)::text, 'UTF8'))
$fn$;
ALTER FUNCTION regel.uebergabe_digest(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_digest(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_digest(bigint, bigint) IS
'SHA-256 über den Inhalt eines Übergabeprotokolls (regel.uebergabe_inhalt).';

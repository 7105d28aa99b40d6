-- Serialises everything that happens in one bracket until the transaction ends.
-- SELECT engine.sperren(1, 42);
CREATE FUNCTION engine.sperren(p_mandant_id bigint, p_traeger_id bigint)
RETURNS boolean
LANGUAGE sql
VOLATILE
SECURITY INVOKER
-- SET search_path: none, so that plpgsql puts the body in its place: an assignment of it costs a third of a PERFORM
AS $fn$
-- LOCK ACQUISITION: one key per bracket; a collision of the hash only costs waiting
SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashint8extended(p_traeger_id, p_mandant_id)) IS NOT NULL
$fn$;
ALTER FUNCTION engine.sperren(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.sperren(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION engine.sperren(bigint, bigint) IS
'Sperrt eine Klammer bis zum Ende der Transaktion (Advisory Lock, immer vor den Zeilensperren). Das Ergebnis bedeutet nichts.';

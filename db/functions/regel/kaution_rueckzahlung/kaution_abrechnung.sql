-- The settlement a step is about.
CREATE FUNCTION regel.kaution_abrechnung(p_k engine.kontext)
RETURNS akte.kautionsabrechnungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT a FROM akte.kautionsabrechnungen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.kaution_abrechnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_abrechnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_abrechnung(engine.kontext) IS
'Die Kautionsabrechnung eines Vorgangs.';

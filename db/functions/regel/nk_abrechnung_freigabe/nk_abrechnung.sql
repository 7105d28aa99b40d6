-- The period a Vorgang or a start belongs to: one bracket, one period.
CREATE FUNCTION regel.nk_abrechnung(p_k engine.kontext)
RETURNS akte.nk_abrechnungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT a FROM akte.nk_abrechnungen a WHERE a.mandant_id = p_k.mandant_id AND a.traeger_id = p_k.traeger_id
$fn$;
ALTER FUNCTION regel.nk_abrechnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_abrechnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_abrechnung(engine.kontext) IS
'Abrechnung der Klammer.';

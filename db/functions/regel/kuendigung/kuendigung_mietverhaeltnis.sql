-- The lease of the bracket.
CREATE FUNCTION regel.kuendigung_mietverhaeltnis(p_k engine.kontext)
RETURNS akte.mietverhaeltnisse
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id
$fn$;
ALTER FUNCTION regel.kuendigung_mietverhaeltnis(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_mietverhaeltnis(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_mietverhaeltnis(engine.kontext) IS
'Das Mietverhältnis, um dessen Kündigung es geht.';

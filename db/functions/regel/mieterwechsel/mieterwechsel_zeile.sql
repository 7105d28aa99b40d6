-- The row of the change this step is about.
CREATE FUNCTION regel.mieterwechsel_zeile(p_k engine.kontext)
RETURNS akte.mieterwechsel
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT w FROM akte.mieterwechsel w WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.mieterwechsel_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_zeile(engine.kontext) IS
'Die Zeile des Mieterwechsels eines Vorgangs.';

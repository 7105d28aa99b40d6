-- The row of the damage this step is about.
CREATE FUNCTION regel.schaden_zeile(p_k engine.kontext)
RETURNS akte.schaeden
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT s FROM akte.schaeden s WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.schaden_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_zeile(engine.kontext) IS
'Die Zeile des Schadens eines Vorgangs.';

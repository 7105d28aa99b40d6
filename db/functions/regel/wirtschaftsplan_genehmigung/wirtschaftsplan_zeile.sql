-- SELECT (regel.wirtschaftsplan_zeile(k)).jahr;   →  2027
CREATE FUNCTION regel.wirtschaftsplan_zeile(p_k engine.kontext)
RETURNS akte.wirtschaftsplaene
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT w FROM akte.wirtschaftsplaene w WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_zeile(engine.kontext) IS
'Der Wirtschaftsplan des Vorgangs.';

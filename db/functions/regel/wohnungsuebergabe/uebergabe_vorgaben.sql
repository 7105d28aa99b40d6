-- By hand a handover is started again after the planned one was called off: the day is the same.
CREATE FUNCTION regel.uebergabe_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('geplant_am', greatest(p_k.heute, CASE p_k.variante WHEN 'einzug' THEN m.mietbeginn ELSE m.mietende END))
            FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.uebergabe_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_vorgaben(engine.kontext) IS
'Vorbelegung: geplant für Mietbeginn oder Mietende, frühestens heute.';

-- The handover is planned for the last day of the lease, as the notice has just written it.   → {"geplant_am": "2026-05-31"}
CREATE FUNCTION regel.vermietung_auszug_planen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('geplant_am', m.mietende)
            FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.vermietung_auszug_planen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vermietung_auszug_planen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vermietung_auszug_planen(engine.kontext) IS
'Angaben für die geplante Auszugsübergabe: geplant_am ist das Mietende.';

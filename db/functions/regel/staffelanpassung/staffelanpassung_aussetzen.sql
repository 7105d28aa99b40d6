-- Why this step is not taken.
CREATE FUNCTION regel.staffelanpassung_aussetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.staffelanpassungen AS a SET ausgesetzt_grund = p_k.daten->>'grund' WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('miete', 'bleibt unverändert');
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_aussetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_aussetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_aussetzen(engine.kontext) IS
'Hält fest, warum die Staffel nicht umgesetzt wird.';

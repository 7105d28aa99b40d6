-- The increase on top of the rent in force on its day, which may have changed since the declaration.
CREATE FUNCTION regel.modernisierung_umsetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_miete numeric;
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  v_miete := (regel.kondition(p_k.mandant_id, p_k.bezug_id, v_m.wirksam_ab)).nettokaltmiete + v_m.erhoehung;
  PERFORM regel.miethoehe_kondition(p_k.mandant_id, p_k.bezug_id, p_k.vorgang_id, v_m.wirksam_ab, pg_catalog.jsonb_build_object('nettokaltmiete', v_miete), 'Modernisierung: ' || v_m.bezeichnung);
  RETURN pg_catalog.jsonb_build_object('miete_neu', v_miete::text, 'gueltig_ab', v_m.wirksam_ab);
END
$fn$;
ALTER FUNCTION regel.modernisierung_umsetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_umsetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_umsetzen(engine.kontext) IS
'Schreibt die erhöhte Miete fort. Norm: §§ 559, 559b BGB.';

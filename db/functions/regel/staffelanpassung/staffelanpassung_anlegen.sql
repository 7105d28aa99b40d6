-- The steps, where they are told now, and the row of the next one.
CREATE FUNCTION regel.staffelanpassung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.mietstaffeln;
BEGIN
  IF p_k.daten ? 'staffeln' THEN
    PERFORM regel.staffel_eintragen(p_k.mandant_id, p_k.bezug_id, regel.staffel_lesen(p_k.daten->>'staffeln'), NULL, p_k.vorgang_id, p_k.jetzt);
  END IF;
  v_s := regel.staffel_naechste(p_k.mandant_id, p_k.bezug_id);
  INSERT INTO akte.staffelanpassungen (mandant_id, vorgang_id, mietverhaeltnis_id, staffel_id) VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, v_s.id);
  RETURN pg_catalog.jsonb_build_object('staffel_ab', v_s.gueltig_ab, 'miete_neu', v_s.betrag::text);
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_anlegen(engine.kontext) IS
'Plant die nächste Staffel. Norm: § 557a BGB.';

-- A later agreement may have taken the place of this step.
CREATE FUNCTION regel.staffelanpassung_gilt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.mietstaffeln := regel.staffelanpassung_stufe(p_k);
BEGIN
  IF v_s.vereinbarung < (SELECT max(x.vereinbarung) FROM akte.mietstaffeln x WHERE x.mandant_id = p_k.mandant_id AND x.mietverhaeltnis_id = p_k.bezug_id)
     OR (regel.kondition(p_k.mandant_id, p_k.bezug_id, v_s.gueltig_ab)).mietart <> 'staffel' THEN
    RETURN engine.ablehnung('MAA46', 'Diese Staffel gilt nicht mehr: Seitdem ist etwas anderes vereinbart.', 'Die Staffel aussetzen und die geltende planen.', '§ 557a BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_gilt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_gilt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_gilt(engine.kontext) IS
'Bedingung: Die Staffel gehört zur geltenden Vereinbarung (MAA46). Norm: § 557a BGB.';

-- Steps are on file, or are told now for the first time.
CREATE FUNCTION regel.staffelanpassung_stufen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_da boolean := EXISTS (SELECT FROM akte.mietstaffeln s WHERE s.mandant_id = p_k.mandant_id AND s.mietverhaeltnis_id = p_k.bezug_id);
BEGIN
  IF NOT p_k.daten ? 'staffeln' THEN
    IF (regel.staffel_naechste(p_k.mandant_id, p_k.bezug_id)).id IS NULL THEN
      RETURN engine.ablehnung('MAA43', CASE WHEN v_da THEN 'Alle vereinbarten Staffeln sind erledigt.' ELSE 'Zu dieser Staffelmiete sind keine Staffeln erfasst.' END,
        CASE WHEN v_da THEN 'Weitere Staffeln vereinbart ein Nachtrag.' ELSE 'Die Staffeln aus dem Mietvertrag hier eintragen.' END, '§ 557a Abs. 1 BGB', 'staffeln');
    END IF;
    RETURN NULL;
  ELSIF v_da THEN
    RETURN engine.ablehnung('MAA44', 'Zu diesem Mietverhältnis sind schon Staffeln erfasst.', 'Das Feld leer lassen; andere Staffeln vereinbart ein Nachtrag.', '§ 557a Abs. 1 BGB', 'staffeln');
  END IF;
  RETURN regel.staffel_pruefen(regel.staffel_lesen(p_k.daten->>'staffeln'), (regel.miethoehe_geltend(p_k.mandant_id, p_k.bezug_id, p_k.heute)).gueltig_ab,
                               (regel.miethoehe_geltend(p_k.mandant_id, p_k.bezug_id, p_k.heute)).nettokaltmiete);
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_stufen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_stufen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_stufen(engine.kontext) IS
'Bedingung: Es gibt eine offene Staffel (MAA43), neue stehen nicht neben alten (MAA44) und sind lesbar (MAA41) und lang genug (MAA42). Norm: § 557a BGB.';

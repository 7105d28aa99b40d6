-- Each kind of change needs its people: an exchange both, an entry the new one, a leaving the old one and somebody who stays.
CREATE FUNCTION regel.mieterwechsel_beteiligte(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a   jsonb := regel.mieterwechsel_angaben(p_k);
  v_art text := v_a->>'art';
BEGIN
  IF v_art IN ('austausch', 'ausscheiden', 'eintritt_tod') AND NOT v_a ? 'ausscheidend_id' THEN
    RETURN engine.ablehnung('MAB55', CASE v_art WHEN 'eintritt_tod' THEN 'Es fehlt, wer verstorben ist.' ELSE 'Es fehlt, wer ausscheidet.' END, 'Person aus dem Mietvertrag auswählen.', '§ 535 BGB', 'ausscheidend');
  ELSIF v_art = 'eintritt' AND v_a ? 'ausscheidend_id' THEN
    RETURN engine.ablehnung('MAB55', 'Beim Eintritt scheidet niemand aus.', 'Als Austausch erfassen oder das Feld leer lassen.', '§ 535 BGB', 'ausscheidend');
  ELSIF v_art IN ('austausch', 'eintritt') AND NOT v_a ? 'nachname' THEN
    RETURN engine.ablehnung('MAB55', 'Es fehlt, wer eintritt.', 'Vor- und Nachnamen der Person angeben.', '§ 535 BGB', 'eintritt_nachname');
  ELSIF v_art = 'ausscheiden' AND v_a ? 'nachname' THEN
    RETURN engine.ablehnung('MAB55', 'Beim Ausscheiden tritt niemand ein.', 'Als Austausch erfassen oder das Feld leer lassen.', '§ 535 BGB', 'eintritt_nachname');
  ELSIF v_art = 'eintritt_tod' AND NOT v_a ? 'todestag' THEN
    RETURN engine.ablehnung('MAB56', 'Mit dem Todestag geht das Mietverhältnis über; er fehlt.', 'Todestag laut Sterbeurkunde angeben.', '§ 563 BGB', 'todestag');
  ELSIF v_art <> 'eintritt_tod' AND v_a ? 'todestag' THEN
    RETURN engine.ablehnung('MAB56', 'Ein Todestag gehört nur zum Eintritt nach dem Tod eines Mieters.', 'Art des Wechsels prüfen.', '§ 563 BGB', 'todestag');
  ELSIF v_art <> 'eintritt_tod' AND NOT v_a ? 'wechsel_am' THEN
    RETURN engine.ablehnung('MAB58', 'Es fehlt der Tag, ab dem die neuen Parteien gelten.', 'Meist der Erste eines Monats.', '§ 535 BGB', 'wechsel_am');
  ELSIF v_art IN ('ausscheiden', 'eintritt_tod') AND NOT v_a ? 'nachname' AND NOT EXISTS (
      SELECT FROM regel.mieterwechsel_parteien_am(p_k.mandant_id, p_k.bezug_id, (v_a->>'wechsel_am')::date) vp WHERE vp.mieter_id <> (v_a->>'ausscheidend_id')::bigint) THEN
    RETURN engine.ablehnung('MAB57', 'Danach hätte die Wohnung keine Mieterin und keinen Mieter mehr.',
      CASE v_art WHEN 'eintritt_tod' THEN 'Angeben, wer eintritt. Tritt niemand ein, geht das Mietverhältnis auf die Erben über (§ 564 BGB).' ELSE 'Das Mietverhältnis kündigen oder als Austausch erfassen.' END,
      '§§ 535, 563a, 564 BGB', 'eintritt_nachname');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_beteiligte(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_beteiligte(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_beteiligte(engine.kontext) IS
'Bedingung: Wer ausscheidet und wer eintritt, passt zur Art des Wechsels (MAB55); nach einem Tod gehören Todestag und gemeinsamer Haushalt dazu (MAB56); die Wohnung bleibt nicht ohne Mieter (MAB57). Norm: §§ 535, 563, 563a BGB.';

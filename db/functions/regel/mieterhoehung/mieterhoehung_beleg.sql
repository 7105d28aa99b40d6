-- The evidence carries what the law wants of its kind.
CREATE FUNCTION regel.mieterhoehung_beleg(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_d   jsonb := p_k.daten;
  v_art text := p_k.daten->>'begruendungsmittel';
BEGIN
  IF v_art <> 'vergleichswohnungen' AND v_d->>'bezeichnung' IS NULL THEN
    RETURN engine.ablehnung('MAA05', 'Zum Beleg fehlt, welcher es ist.',
      CASE v_art WHEN 'mietspiegel' THEN 'Zum Beispiel: Berliner Mietspiegel 2024.' WHEN 'gutachten' THEN 'Name der oder des öffentlich bestellten Sachverständigen angeben.'
        ELSE 'Name der Mietdatenbank angeben.' END, '§ 558a Abs. 2 BGB', 'bezeichnung');
  ELSIF v_art <> 'vergleichswohnungen' AND v_d->>'vergleichsmiete_qm' IS NULL THEN
    RETURN engine.ablehnung('MAA05', 'Zum Beleg fehlt die ortsübliche Vergleichsmiete je Quadratmeter.', 'Den Wert aus dem Beleg übernehmen.', '§ 558 Abs. 2 BGB', 'vergleichsmiete_qm');
  ELSIF v_art IN ('mietspiegel', 'gutachten') AND v_d->>'stand' IS NULL THEN
    RETURN engine.ablehnung('MAA05', 'Zum Beleg fehlt der Stand.', 'Stichtag des Mietspiegels oder Datum des Gutachtens angeben.', '§ 558a Abs. 2 BGB', 'stand');
  ELSIF (v_d->>'stand')::date > p_k.heute THEN
    RETURN engine.ablehnung('MAA05', 'Der Stand des Belegs liegt in der Zukunft.', 'Datum prüfen.', '§ 558a Abs. 2 BGB', 'stand');
  ELSIF v_art = 'mietspiegel' AND v_d->>'feld' IS NULL THEN
    RETURN engine.ablehnung('MAA05', 'Zum Mietspiegel fehlt das Feld, in das die Wohnung fällt.', 'Rasterfeld angeben, zum Beispiel H4.', '§ 558a Abs. 2 Nr. 1 BGB', 'feld');
  ELSIF v_art = 'mietspiegel' AND (v_d->>'spanne_von' IS NULL OR v_d->>'spanne_bis' IS NULL) THEN
    RETURN engine.ablehnung('MAA05', 'Zum Mietspiegel fehlt die Spanne des Feldes.', 'Unter- und Obergrenze je Quadratmeter angeben; ohne Spanne zweimal denselben Wert.',
      '§ 558a Abs. 4 Satz 1 BGB', CASE WHEN v_d->>'spanne_von' IS NULL THEN 'spanne_von' ELSE 'spanne_bis' END);
  ELSIF v_art = 'mietspiegel' AND (v_d->>'spanne_von')::numeric > (v_d->>'spanne_bis')::numeric THEN
    RETURN engine.ablehnung('MAA05', 'Die Spanne beginnt über ihrem Ende.', 'Unter- und Obergrenze prüfen.', '§ 558a Abs. 4 BGB', 'spanne_von');
  ELSIF v_art = 'mietspiegel' AND NOT (v_d->>'vergleichsmiete_qm')::numeric BETWEEN (v_d->>'spanne_von')::numeric AND (v_d->>'spanne_bis')::numeric THEN
    RETURN engine.ablehnung('MAA05', 'Die Vergleichsmiete liegt nicht in der Spanne des Feldes.', 'Der Mietspiegel trägt nur, was innerhalb seiner Spanne liegt.',
      '§ 558a Abs. 4 Satz 1 BGB', 'vergleichsmiete_qm');
  ELSIF v_art = 'gutachten' AND NOT coalesce((v_d->>'oeffentlich_bestellt')::boolean, false) THEN
    RETURN engine.ablehnung('MAA05', 'Als Begründung taugt nur das Gutachten einer öffentlich bestellten und vereidigten sachverständigen Person.',
      'Bestätigen oder einen anderen Beleg verwenden.', '§ 558a Abs. 2 Nr. 3 BGB', 'oeffentlich_bestellt');
  ELSIF v_art = 'vergleichswohnungen' AND (SELECT count(*) FROM regel.mieterhoehung_vergleichswohnungen(p_k.mandant_id, (regel.mieterhoehung_zeile(p_k)).id)) < 3 THEN
    RETURN engine.ablehnung('MAA06', 'Zur Begründung gehören mindestens drei Vergleichswohnungen.', 'Die fehlenden über „Vergleichswohnung erfassen“ aufnehmen.',
      '§ 558a Abs. 2 Nr. 4 BGB', 'begruendungsmittel');
  ELSIF v_art <> 'mietspiegel' AND coalesce((v_d->>'qualifizierter_mietspiegel')::boolean, false) AND v_d->>'qualifizierter_wert_qm' IS NULL THEN
    RETURN engine.ablehnung('MAA07', 'Gibt es einen qualifizierten Mietspiegel, gehört sein Wert auch dann in das Schreiben, wenn ein anderer Beleg die Erhöhung trägt.',
      'Den Wert des qualifizierten Mietspiegels für diese Wohnung angeben.', '§ 558a Abs. 3 BGB', 'qualifizierter_wert_qm');
  ELSIF regel.miethoehe_flaeche(p_k.mandant_id, p_k.bezug_id) IS NULL AND v_d->>'wohnflaeche' IS NULL THEN
    RETURN engine.ablehnung('MAA08', 'Die Wohnfläche der Wohnung ist nicht erfasst.', 'Wohnfläche hier angeben.', '§ 558 Abs. 2 BGB', 'wohnflaeche');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_beleg(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_beleg(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_beleg(engine.kontext) IS
'Bedingung: Der Beleg ist vollständig (MAA05), drei Vergleichswohnungen (MAA06), Wert des qualifizierten Mietspiegels genannt (MAA07), Wohnfläche bekannt (MAA08). Norm: §§ 558, 558a BGB.';

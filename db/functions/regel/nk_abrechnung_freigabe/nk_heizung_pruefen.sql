-- Whether the heating block holds together and within the regulation.
CREATE FUNCTION regel.nk_heizung_pruefen(p_daten jsonb, p_zeitraum_bis date, p_flaeche numeric)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_anteil numeric := (p_daten->>'verbrauchsanteil')::numeric;
  v_ohne   boolean := coalesce((p_daten->>'ohne_erfassung')::boolean, false);
  v_fossil boolean := p_daten->>'brennstoff' IN ('erdgas', 'erdgas_brennwert', 'heizoel', 'fluessiggas', 'kohle', 'fernwaerme');
  v_kwh    numeric := regel.nk_warmwasser_kwh(p_daten, p_flaeche);
BEGIN
  IF (v_ohne AND v_anteil <> 0) OR (NOT v_ohne AND (v_anteil < 50 OR (v_anteil > 70 AND NOT coalesce((p_daten->>'anteil_vereinbart')::boolean, false)))) THEN
    RETURN engine.ablehnung('MAD30', CASE WHEN v_ohne THEN 'Ohne Erfassung wird nichts nach Verbrauch verteilt.' ELSE 'Nach Verbrauch werden mindestens 50 und höchstens 70 Prozent verteilt.' END,
      CASE WHEN v_ohne THEN '0 Prozent angeben.' ELSE 'Einen Wert von 50 bis 70 wählen; mehr nur, wenn es vereinbart ist.' END, '§ 7 Abs. 1, § 8 Abs. 1, § 10 HeizkostenV', 'verbrauchsanteil');
  ELSIF coalesce((p_daten->>'pflicht_70')::boolean, false) AND v_anteil <> 70 AND NOT v_ohne THEN
    RETURN engine.ablehnung('MAD31', 'In diesem Gebäude sind genau 70 Prozent nach Verbrauch zu verteilen.', '70 Prozent angeben.', '§ 7 Abs. 1 Satz 2 HeizkostenV', 'verbrauchsanteil');
  ELSIF p_daten->>'warmwasser' <> 'keins' AND (v_kwh IS NULL OR v_kwh >= (p_daten->>'gesamt_kwh')::numeric) THEN
    RETURN engine.ablehnung('MAD32', CASE WHEN v_kwh IS NULL THEN 'Zur Trennung des Warmwassers fehlen Angaben.' ELSE 'Das Warmwasser hätte mehr Energie gebraucht, als im Ganzen verbraucht wurde (' || regel.nk_zahl(v_kwh) || ' kWh).' END,
      'Gemessene kWh angeben, oder Menge und Temperatur.', '§ 9 Abs. 1, 2 HeizkostenV', CASE p_daten->>'warmwasser' WHEN 'waermezaehler' THEN 'ww_kwh' WHEN 'volumen' THEN CASE WHEN p_daten ? 'ww_m3' AND v_kwh IS NULL THEN 'ww_grad' ELSE 'ww_m3' END ELSE 'warmwasser' END);
  ELSIF v_fossil AND p_zeitraum_bis >= DATE '2023-01-01' AND NOT coalesce((p_daten->>'co2_fehlt')::boolean, false) AND NOT (p_daten ? 'co2_kg' AND p_daten ? 'co2_kosten') THEN
    RETURN engine.ablehnung('MAD33', 'Bei fossiler Energie gehören Menge und Kosten des Kohlendioxids in die Abrechnung.', 'Beides steht auf der Rechnung des Lieferanten. Fehlt es dort, „Angaben zum CO2 fehlen“ wählen: Dann wird um 3 Prozent gekürzt.',
      '§§ 3, 5, 7 Abs. 3, 4 CO2KostAufG', CASE WHEN p_daten ? 'co2_kg' THEN 'co2_kosten' ELSE 'co2_kg' END);
  ELSIF coalesce(p_daten->>'beschraenkung', 'keine') <> 'keine' AND NOT p_daten ? 'beschraenkung_grund' THEN
    RETURN engine.ablehnung('MAD34', 'Die Beschränkung ist zu begründen.', 'Die Vorschrift nennen, zum Beispiel Denkmalschutz mit Bescheid; der Vermieter muss sie nachweisen.', '§ 9 CO2KostAufG', 'beschraenkung_grund');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_heizung_pruefen(jsonb, date, numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_heizung_pruefen(jsonb, date, numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_heizung_pruefen(jsonb, date, numeric) IS
'Prüft die Angaben zur Heizung: Verbrauchsanteil (MAD30, MAD31), Warmwasser (MAD32), CO2 (MAD33), Beschränkung (MAD34). Norm: §§ 7 bis 10, 12 HeizkostenV, CO2KostAufG.';

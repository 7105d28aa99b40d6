-- From the heating costs to the four sums that are shared: landlord's part of the CO2 costs off, warm water told apart (§ 9 HeizkostenV),
-- each split into consumption and base. Every step is rounded once and the last part of a split is the rest, so nothing is lost.
-- SELECT co2_prozent, co2_vermieter, warmwasser, heizung_verbrauch FROM regel.nk_heizung_rechnen(1, 7);   →  20.00 | 110.00 | 1778.00 | 4978.40
CREATE FUNCTION regel.nk_heizung_rechnen(p_mandant_id bigint, p_abrechnung_id bigint)
RETURNS TABLE (kosten numeric, tage int, flaeche numeric, kg_pro_qm numeric, co2_prozent numeric, co2_vermieter numeric, umlage numeric, warmwasser_prozent numeric, warmwasser numeric, heizung numeric, heizung_verbrauch numeric, heizung_grund numeric, warmwasser_verbrauch numeric, warmwasser_grund numeric)
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_h akte.nk_heizungen := regel.nk_heizung(p_mandant_id, p_abrechnung_id);
  v_a akte.nk_abrechnungen;
BEGIN
  SELECT a.* INTO v_a FROM akte.nk_abrechnungen a WHERE a.mandant_id = p_mandant_id AND a.id = p_abrechnung_id;
  SELECT sum(k.betrag - k.vorwegabzug) INTO kosten FROM regel.nk_kosten_gueltig(p_mandant_id, p_abrechnung_id) k WHERE k.schluessel = 'heizung';
  IF kosten IS NULL OR v_h.id IS NULL THEN
    RETURN;
  END IF;
  tage := v_a.zeitraum_bis - v_a.zeitraum_von + 1;
  SELECT sum(e.wohnflaeche) INTO flaeche
    FROM (SELECT DISTINCT n.einheit_id FROM akte.nk_nutzungen n WHERE n.mandant_id = p_mandant_id AND n.abrechnung_id = p_abrechnung_id AND n.gueltig) n
    JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.id = n.einheit_id;
  co2_vermieter := 0.00;
  IF v_h.co2_kosten IS NOT NULL AND v_h.co2_kg IS NOT NULL AND flaeche > 0 THEN
    -- a shorter period is raised to a year before the table is asked, § 5 Abs. 1 S. 4 CO2KostAufG
    kg_pro_qm := round(v_h.co2_kg * (CASE WHEN v_a.zeitraum_bis = (v_a.zeitraum_von + interval '1 year' - interval '1 day')::date THEN 1 ELSE 365.0 / tage END) / flaeche, 4);
    co2_prozent := CASE WHEN v_h.nichtwohngebaeude THEN 50 ELSE recht.co2_vermieteranteil(p_kg_pro_qm := kg_pro_qm, p_stichtag := v_a.zeitraum_bis) END;
    co2_prozent := CASE v_h.beschraenkung WHEN 'halb' THEN co2_prozent / 2 WHEN 'ganz' THEN 0 ELSE co2_prozent END;
    co2_vermieter := round(v_h.co2_kosten * co2_prozent / 100, 2);
  END IF;
  umlage := kosten - co2_vermieter;
  warmwasser_prozent := CASE WHEN v_h.warmwasser = 'keins' THEN 0 ELSE round(v_h.ww_kwh * 100 / v_h.gesamt_kwh, 4) END;
  warmwasser := CASE WHEN v_h.warmwasser = 'keins' THEN 0 ELSE round(umlage * v_h.ww_kwh / v_h.gesamt_kwh, 2) END;
  heizung := umlage - warmwasser;
  heizung_verbrauch := round(heizung * v_h.verbrauchsanteil / 100, 2);
  heizung_grund := heizung - heizung_verbrauch;
  warmwasser_verbrauch := round(warmwasser * v_h.verbrauchsanteil / 100, 2);
  warmwasser_grund := warmwasser - warmwasser_verbrauch;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION regel.nk_heizung_rechnen(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_heizung_rechnen(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_heizung_rechnen(bigint, bigint) IS
'Heizkosten einer Abrechnung bis zu den vier verteilten Summen: CO2-Anteil des Vermieters ab, Warmwasser nach § 9 HeizkostenV getrennt, je nach Verbrauch und Fläche geteilt. Keine Zeile ohne Heizkosten oder Angaben zur Heizung. Norm: §§ 7 bis 9 HeizkostenV, §§ 5 bis 9 CO2KostAufG. Fehler: MA209.';

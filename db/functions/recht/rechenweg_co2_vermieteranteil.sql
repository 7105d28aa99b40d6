-- Derivation of recht.co2_vermieteranteil.
--
--   SELECT recht.rechenweg_co2_vermieteranteil(31.95)->>'ergebnis';
--    → 50.00
CREATE FUNCTION recht.rechenweg_co2_vermieteranteil(p_kg_pro_qm numeric, p_stichtag date DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert numeric := recht.co2_vermieteranteil(p_kg_pro_qm := p_kg_pro_qm, p_stichtag := p_stichtag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'co2_vermieteranteil', p_version := '2026-11-1', p_stichtag := p_stichtag,
    p_argumente := jsonb_build_object('p_kg_pro_qm', p_kg_pro_qm, 'p_stichtag', p_stichtag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der Ausstoß je Quadratmeter und Jahr wird auf eine Nachkommastelle gerundet.',
        p_norm := '§ 5 Abs. 1 CO2KostAufG',
        p_eingaben := jsonb_build_object('kg_pro_qm', p_kg_pro_qm),
        p_ergebnis := to_jsonb(round(p_kg_pro_qm, 1))),
      recht.schritt(
        p_regel := 'Die Stufe der Anlage bestimmt den Anteil des Vermieters.',
        p_norm := '§§ 5 bis 7 CO2KostAufG, Anlage',
        p_eingaben := jsonb_build_object('kg_pro_qm', round(p_kg_pro_qm, 1), 'stichtag', p_stichtag),
        p_ergebnis := to_jsonb(v_wert),
        p_referenz := (SELECT jsonb_agg(jsonb_build_object('tabelle', 'co2_stufen', 'gueltig_ab', r.gueltig_ab, 'ab_kg', r.ab_kg, 'unter_kg', r.unter_kg, 'vermieter_prozent', r.vermieter_prozent, 'fassung', r.fassung) ORDER BY r.gueltig_ab)
                       FROM recht.co2_stufen_geltend AS r
                       WHERE r.vermieter_prozent = v_wert AND r.ab_kg <= round(p_kg_pro_qm, 1) AND (p_stichtag IS NULL OR r.gueltig_ab <= p_stichtag)))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_co2_vermieteranteil(numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_co2_vermieteranteil(numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_co2_vermieteranteil(numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_co2_vermieteranteil(numeric, date) IS
'Rechenweg zu recht.co2_vermieteranteil, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

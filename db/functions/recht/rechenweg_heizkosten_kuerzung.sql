-- Derivation of recht.heizkosten_kuerzung.
--
--   SELECT recht.rechenweg_heizkosten_kuerzung(1140.00, true)->'ergebnis'->>'zahlbar';
--    → 969.00
CREATE FUNCTION recht.rechenweg_heizkosten_kuerzung(p_anteil numeric, p_nicht_verbrauchsabhaengig boolean DEFAULT false,
                                                    p_nicht_fernablesbar boolean DEFAULT false, p_keine_information boolean DEFAULT false,
                                                    p_co2_fehlt boolean DEFAULT false)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.kuerzung_prozent, z.zahlbar INTO v
  FROM recht.heizkosten_kuerzung(p_anteil := p_anteil, p_nicht_verbrauchsabhaengig := p_nicht_verbrauchsabhaengig, p_nicht_fernablesbar := p_nicht_fernablesbar,
                                 p_keine_information := p_keine_information, p_co2_fehlt := p_co2_fehlt) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'heizkosten_kuerzung', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_anteil', p_anteil, 'p_nicht_verbrauchsabhaengig', p_nicht_verbrauchsabhaengig,
                                       'p_nicht_fernablesbar', p_nicht_fernablesbar, 'p_keine_information', p_keine_information,
                                       'p_co2_fehlt', p_co2_fehlt),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := '15 % bei nicht verbrauchsabhängiger Abrechnung, je 3 % für fehlende Fernablesung, fehlende Information und fehlende CO2-Angaben; zusammengezählt.',
        p_norm := '§ 12 HeizkostenV, § 7 Abs. 4 CO2KostAufG',
        p_eingaben := jsonb_build_object('nicht_verbrauchsabhaengig', p_nicht_verbrauchsabhaengig, 'nicht_fernablesbar', p_nicht_fernablesbar, 'keine_information', p_keine_information, 'co2_fehlt', p_co2_fehlt),
        p_ergebnis := to_jsonb(v.kuerzung_prozent)),
      recht.schritt(
        p_regel := 'Der Anteil wird um diesen Satz gekürzt.',
        p_norm := '§ 12 Abs. 1 HeizkostenV',
        p_eingaben := jsonb_build_object('anteil', p_anteil, 'kuerzung_prozent', v.kuerzung_prozent),
        p_ergebnis := to_jsonb(v.zahlbar))],
    p_ergebnis := jsonb_build_object('kuerzung_prozent', v.kuerzung_prozent, 'zahlbar', v.zahlbar));
END
$fn$;
ALTER FUNCTION recht.rechenweg_heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) IS
'Rechenweg zu recht.heizkosten_kuerzung, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- The user's right to a reduction.
--
--   SELECT * FROM recht.heizkosten_kuerzung(1140.00, true);
--    → 15 | 969.00
CREATE FUNCTION recht.heizkosten_kuerzung(p_anteil numeric, p_nicht_verbrauchsabhaengig boolean DEFAULT false, p_nicht_fernablesbar boolean DEFAULT false,
                                          p_keine_information boolean DEFAULT false, p_co2_fehlt boolean DEFAULT false)
RETURNS TABLE (kuerzung_prozent int, zahlbar numeric)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_anteil', p_betrag := p_anteil);
  PERFORM recht.pflicht_pruefen(p_name := 'p_nicht_verbrauchsabhaengig', p_fehlt := p_nicht_verbrauchsabhaengig IS NULL);
  PERFORM recht.pflicht_pruefen(p_name := 'p_nicht_fernablesbar', p_fehlt := p_nicht_fernablesbar IS NULL);
  PERFORM recht.pflicht_pruefen(p_name := 'p_keine_information', p_fehlt := p_keine_information IS NULL);
  PERFORM recht.pflicht_pruefen(p_name := 'p_co2_fehlt', p_fehlt := p_co2_fehlt IS NULL);
  kuerzung_prozent := CASE WHEN p_nicht_verbrauchsabhaengig THEN 15 ELSE 0 END + CASE WHEN p_nicht_fernablesbar THEN 3 ELSE 0 END
                    + CASE WHEN p_keine_information THEN 3 ELSE 0 END + CASE WHEN p_co2_fehlt THEN 3 ELSE 0 END;
  zahlbar := round(p_anteil * (100 - kuerzung_prozent) / 100, 2);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.heizkosten_kuerzung(numeric, boolean, boolean, boolean, boolean) IS
'Kürzung des Anteils eines Nutzers (Euro): 15 % nicht verbrauchsabhängig abgerechnet (auch fehlender Wärmezähler für Warmwasser, BGH VIII ZR 151/20), 3 % keine fernablesbare Ausstattung, 3 % fehlende Verbrauchsinformation (§ 6a), 3 % CO2-Angaben fehlen (§ 7 Abs. 4 CO2KostAufG); sie werden addiert. zahlbar: was bleibt. Norm: § 12 HeizkostenV. Fehler: MA201, MA203, MA215.';

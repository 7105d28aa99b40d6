-- Anteil einer Wohnung an den Heizkosten.
--
--   SELECT recht.heizkostenanteil(10000.00, 70, 84, 840, 9000, 100000);
--    → 930.00            (70 % nach Verbrauch: 630,00; 30 % nach Fläche: 300,00)
CREATE FUNCTION recht.heizkostenanteil(p_kosten numeric, p_verbrauchsanteil numeric, p_flaeche numeric, p_flaeche_gesamt numeric,
                                       p_verbrauch numeric, p_verbrauch_gesamt numeric)
RETURNS numeric
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_kosten', p_betrag := p_kosten);
  PERFORM recht.bereich_pruefen(p_name := 'p_verbrauchsanteil', p_zahl := p_verbrauchsanteil, p_min := 50, p_max := 100,
    p_hinweis := 'Prozent nach Verbrauch: 50 bis 70, mehr nur durch Vereinbarung (§ 10 HeizkostenV).');
  PERFORM recht.bereich_pruefen(p_name := 'p_flaeche_gesamt', p_zahl := p_flaeche_gesamt, p_min := 0.01, p_max := 9999999999);
  PERFORM recht.bereich_pruefen(p_name := 'p_verbrauch_gesamt', p_zahl := p_verbrauch_gesamt, p_min := 0.0001, p_max := 9999999999,
    p_hinweis := 'Ohne Gesamtverbrauch lässt sich nicht nach Verbrauch verteilen (§ 9a HeizkostenV: schätzen).');
  PERFORM recht.betrag_pruefen(p_name := 'p_flaeche', p_betrag := p_flaeche);
  PERFORM recht.betrag_pruefen(p_name := 'p_verbrauch', p_betrag := p_verbrauch);
  PERFORM recht.bereich_pruefen(p_name := 'p_flaeche', p_zahl := p_flaeche, p_min := 0, p_max := p_flaeche_gesamt);
  PERFORM recht.bereich_pruefen(p_name := 'p_verbrauch', p_zahl := p_verbrauch, p_min := 0, p_max := p_verbrauch_gesamt);
  -- One fraction for both parts, so that it is rounded once only.
  RETURN round(p_kosten * (p_verbrauchsanteil * p_verbrauch * p_flaeche_gesamt + (100 - p_verbrauchsanteil) * p_flaeche * p_verbrauch_gesamt)
               / (100 * p_flaeche_gesamt * p_verbrauch_gesamt), 2);
END
$fn$;
ALTER FUNCTION recht.heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) IS
'Anteil einer Wohnung an den Heizkosten in Euro, kaufmännisch auf den Cent: p_verbrauchsanteil Prozent (50 bis 70, mehr nur vereinbart) nach Verbrauch, der Rest nach Fläche. Flächen in m², Verbräuche in einer gemeinsamen Einheit. Ob 70 % Pflicht sind (§ 7 Abs. 1 S. 2) entscheidet das Gebäude. Kürzungen: recht.heizkosten_kuerzung. Norm: §§ 7, 8, 10 HeizkostenV. Fehler: MA201, MA203, MA215 (Prozent, Fläche oder Verbrauch über der Gesamtheit, Gesamtheit null).';

-- Derivation of recht.nk_abrechnung_bis.
--
--   SELECT recht.rechenweg_nk_abrechnung_bis(DATE '2021-12-31')->>'ergebnis';
--    → 2022-12-31
CREATE FUNCTION recht.rechenweg_nk_abrechnung_bis(p_zeitraum_ende date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.nk_abrechnung_bis(p_zeitraum_ende);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'nk_abrechnung_bis', p_version := '2026-11-1', p_stichtag := p_zeitraum_ende,
    p_argumente := jsonb_build_object('p_zeitraum_ende', p_zeitraum_ende),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die Abrechnung muss bis zum Ablauf des zwölften Monats nach Ende des Abrechnungszeitraums zugehen; danach keine Nachforderung. § 193 BGB kann den Tag noch verschieben.',
        p_norm := '§ 556 Abs. 3 S. 2, 3 BGB',
        p_eingaben := jsonb_build_object('zeitraum_ende', p_zeitraum_ende),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_nk_abrechnung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_nk_abrechnung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_nk_abrechnung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_nk_abrechnung_bis(date) IS
'Rechenweg zu recht.nk_abrechnung_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

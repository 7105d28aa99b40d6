-- Derivation of recht.nk_einwendung_bis.
--
--   SELECT recht.rechenweg_nk_einwendung_bis(DATE '2026-01-02')->>'ergebnis';
--    → 2027-01-31
CREATE FUNCTION recht.rechenweg_nk_einwendung_bis(p_zugang date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.nk_einwendung_bis(p_zugang);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'nk_einwendung_bis', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Einwendungen sind bis zum Ablauf des zwölften Monats nach Zugang der Abrechnung mitzuteilen. § 193 BGB kann den Tag noch verschieben.',
        p_norm := '§ 556 Abs. 3 S. 5 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_nk_einwendung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_nk_einwendung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_nk_einwendung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_nk_einwendung_bis(date) IS
'Rechenweg zu recht.nk_einwendung_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

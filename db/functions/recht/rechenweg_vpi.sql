-- Derivation of recht.vpi.
--
--   SELECT recht.rechenweg_vpi(DATE '2026-06-01')->>'ergebnis';
--    → 124.6
CREATE FUNCTION recht.rechenweg_vpi(p_monat date)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert numeric := recht.vpi(p_monat);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'vpi', p_version := '2026-11-1', p_stichtag := p_monat,
    p_argumente := jsonb_build_object('p_monat', p_monat),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der veröffentlichte Verbraucherpreisindex des Monats, Reihe 2020 = 100.',
        p_norm := '§ 557b Abs. 1 BGB',
        p_eingaben := jsonb_build_object('monat', to_char(p_monat, 'YYYY-MM')),
        p_ergebnis := to_jsonb(v_wert),
        p_referenz := (SELECT jsonb_agg(jsonb_build_object('tabelle', 'vpi', 'basisjahr', r.basisjahr, 'monat', r.monat, 'wert', r.wert, 'fassung', r.fassung))
                       FROM recht.vpi_geltend AS r WHERE r.basisjahr = 2020 AND r.monat = recht.monatsanfang(p_monat)))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_vpi(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_vpi(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_vpi(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_vpi(date) IS
'Rechenweg zu recht.vpi, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

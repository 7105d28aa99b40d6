-- Derivation of recht.mieterhoehung_klage_spaetestens.
--
--   SELECT recht.rechenweg_mieterhoehung_klage_spaetestens(DATE '2026-03-31', 'BE')->>'ergebnis';
--    → 2026-09-01
CREATE FUNCTION recht.rechenweg_mieterhoehung_klage_spaetestens(p_zugang date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_bis date := recht.mieterhoehung_klage_spaetestens(p_zugang := p_zugang, p_land := p_land);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'mieterhoehung_klage_spaetestens', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Verschiebt sich schon die Zustimmungsfrist, beginnen die drei Monate erst danach; auch ihr Ende verschiebt sich (verbreitete Ansicht).',
        p_norm := '§ 558b Abs. 2 S. 2, § 193 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang, 'land', p_land),
        p_ergebnis := to_jsonb(v_bis),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := recht.monatsende(p_tag := p_zugang, p_monate := 5), p_bis := v_bis))],
    p_ergebnis := to_jsonb(v_bis));
END
$fn$;
ALTER FUNCTION recht.rechenweg_mieterhoehung_klage_spaetestens(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_mieterhoehung_klage_spaetestens(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_mieterhoehung_klage_spaetestens(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_mieterhoehung_klage_spaetestens(date, text) IS
'Rechenweg zu recht.mieterhoehung_klage_spaetestens, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.mieterhoehung_termine.
--
--   SELECT recht.rechenweg_mieterhoehung_termine(DATE '2026-03-31', 'BE')->'ergebnis'->>'klage_bis';
--    → 2026-08-31
CREATE FUNCTION recht.rechenweg_mieterhoehung_termine(p_zugang date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.wirksam_ab, z.zustimmung_bis, z.zustimmung_bis_193, z.klage_bis INTO v FROM recht.mieterhoehung_termine(p_zugang := p_zugang, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'mieterhoehung_termine', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die erhöhte Miete ist ab Beginn des dritten Monats nach Zugang des Verlangens geschuldet.',
        p_norm := '§ 558b Abs. 1 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang),
        p_ergebnis := to_jsonb(v.wirksam_ab)),
      recht.schritt(
        p_regel := 'Bis zum Ablauf des zweiten Monats nach Zugang kann der Mieter überlegen.',
        p_norm := '§ 558b Abs. 2 S. 1 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang),
        p_ergebnis := to_jsonb(v.zustimmung_bis)),
      recht.schritt_193(p_tag := v.zustimmung_bis, p_land := p_land),
      recht.schritt(
        p_regel := 'Die Klage ist innerhalb von drei weiteren Monaten zu erheben; sicher ist der Tag, der sich ohne jede Verschiebung ergibt.',
        p_norm := '§ 558b Abs. 2 S. 2 BGB',
        p_eingaben := jsonb_build_object('zustimmung_bis', v.zustimmung_bis),
        p_ergebnis := to_jsonb(v.klage_bis))],
    p_ergebnis := jsonb_build_object('wirksam_ab', v.wirksam_ab, 'zustimmung_bis', v.zustimmung_bis, 'zustimmung_bis_193', v.zustimmung_bis_193, 'klage_bis', v.klage_bis));
END
$fn$;
ALTER FUNCTION recht.rechenweg_mieterhoehung_termine(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_mieterhoehung_termine(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_mieterhoehung_termine(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_mieterhoehung_termine(date, text) IS
'Rechenweg zu recht.mieterhoehung_termine, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

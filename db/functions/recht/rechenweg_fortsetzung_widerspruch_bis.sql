-- Derivation of recht.fortsetzung_widerspruch_bis.
--
--   SELECT recht.rechenweg_fortsetzung_widerspruch_bis(DATE '2026-12-11', 'BE')->'ergebnis'->>'frist_bis_193';
--    → 2026-12-28
CREATE FUNCTION recht.rechenweg_fortsetzung_widerspruch_bis(p_kenntnis date, p_land text)
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
  SELECT z.frist_bis, z.frist_bis_193 INTO v FROM recht.fortsetzung_widerspruch_bis(p_kenntnis := p_kenntnis, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'fortsetzung_widerspruch_bis', p_version := '2026-11-1', p_stichtag := p_kenntnis,
    p_argumente := jsonb_build_object('p_kenntnis', p_kenntnis, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zwei Wochen nach Kenntnis von der Fortsetzung des Gebrauchs ist zu widersprechen, sonst verlängert sich das Mietverhältnis.',
        p_norm := '§ 545 BGB, § 187 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('kenntnis', p_kenntnis),
        p_ergebnis := to_jsonb(v.frist_bis)),
      recht.schritt_193(p_tag := v.frist_bis, p_land := p_land)],
    p_ergebnis := jsonb_build_object('frist_bis', v.frist_bis, 'frist_bis_193', v.frist_bis_193));
END
$fn$;
ALTER FUNCTION recht.rechenweg_fortsetzung_widerspruch_bis(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_fortsetzung_widerspruch_bis(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_fortsetzung_widerspruch_bis(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_fortsetzung_widerspruch_bis(date, text) IS
'Rechenweg zu recht.fortsetzung_widerspruch_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.kuendigung_zugangstag.
--
--   SELECT recht.rechenweg_kuendigung_zugangstag(DATE '2025-10-01', 'BE')->'ergebnis'->>'spaetestens';
--    → 2025-10-06
CREATE FUNCTION recht.rechenweg_kuendigung_zugangstag(p_monat date, p_land text)
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
  SELECT z.sicher, z.spaetestens, z.strittig INTO v FROM recht.kuendigung_zugangstag(p_monat := p_monat, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'kuendigung_zugangstag', p_version := '2026-11-1', p_stichtag := v.sicher,
    p_argumente := jsonb_build_object('p_monat', p_monat, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der dritte Werktag des Monats; der Samstag zählt mit.',
        p_norm := '§ 573c Abs. 1 S. 1 BGB, BGH VIII ZR 206/04',
        p_eingaben := jsonb_build_object('monat', to_char(p_monat, 'YYYY-MM'), 'land', p_land),
        p_ergebnis := to_jsonb(v.sicher),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := recht.monatsanfang(p_monat), p_bis := v.sicher)),
      recht.schritt(
        p_regel := CASE WHEN v.strittig THEN 'Der dritte Werktag ist ein Samstag: ob § 193 BGB den Zugang bis zum nächsten Werktag genügen lässt, ist strittig.'
                       ELSE 'Der dritte Werktag ist kein Samstag: eine Verschiebung kommt nicht in Betracht.' END,
        p_norm := '§ 193 BGB, BGH III ZR 172/04',
        p_eingaben := jsonb_build_object('dritter_werktag', v.sicher),
        p_ergebnis := jsonb_build_object('spaetestens', v.spaetestens, 'strittig', v.strittig),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := v.sicher, p_bis := v.spaetestens))],
    p_ergebnis := jsonb_build_object('sicher', v.sicher, 'spaetestens', v.spaetestens, 'strittig', v.strittig));
END
$fn$;
ALTER FUNCTION recht.rechenweg_kuendigung_zugangstag(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kuendigung_zugangstag(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kuendigung_zugangstag(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kuendigung_zugangstag(date, text) IS
'Rechenweg zu recht.kuendigung_zugangstag, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

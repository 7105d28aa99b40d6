-- Derivation of recht.werktag.
--
--   SELECT recht.rechenweg_werktag(DATE '2026-04-01', 3, 'BE', false)->>'ergebnis';
--    → 2026-04-07
CREATE FUNCTION recht.rechenweg_werktag(p_monat date, p_nummer int, p_land text, p_samstag boolean)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_tag date := recht.werktag(p_monat := p_monat, p_nummer := p_nummer, p_land := p_land, p_samstag := p_samstag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'werktag', p_version := '2026-11-1', p_stichtag := v_tag,
    p_argumente := jsonb_build_object('p_monat', p_monat, 'p_nummer', p_nummer, 'p_land', p_land, 'p_samstag', p_samstag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := CASE WHEN p_samstag THEN 'Werktage sind Montag bis Samstag ohne Feiertage; für Kündigungen zählt der Samstag mit.'
                        ELSE 'Werktage sind hier Montag bis Freitag ohne Feiertage; für die Miete zählt der Samstag nicht.' END,
        p_norm := CASE WHEN p_samstag THEN '§ 573c Abs. 1 S. 1 BGB, BGH VIII ZR 206/04' ELSE '§ 556b Abs. 1 BGB, BGH VIII ZR 129/09, VIII ZR 291/09' END,
        p_eingaben := jsonb_build_object('monat', to_char(p_monat, 'YYYY-MM'), 'land', p_land),
        p_ergebnis := (SELECT jsonb_agg(recht.werktag(p_monat := p_monat, p_nummer := n, p_land := p_land, p_samstag := p_samstag) ORDER BY n)
                       FROM generate_series(1, p_nummer) AS n),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := recht.monatsanfang(p_monat), p_bis := v_tag))],
    p_ergebnis := to_jsonb(v_tag));
END
$fn$;
ALTER FUNCTION recht.rechenweg_werktag(date, int, text, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_werktag(date, int, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_werktag(date, int, text, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_werktag(date, int, text, boolean) IS
'Rechenweg zu recht.werktag, gleiche Angaben und Fehler: die gezählten Werktage vom Ersten an und die Feiertage dazwischen. Gestalt: recht.rechenweg.';

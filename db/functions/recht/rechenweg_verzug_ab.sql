-- Derivation of recht.verzug_ab.
--
--   SELECT recht.rechenweg_verzug_ab(DATE '2020-07-01', 'HE')->'ergebnis'->>'verzug_ab';
--    → 2020-07-06
CREATE FUNCTION recht.rechenweg_verzug_ab(p_monat date, p_land text)
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
  SELECT z.faellig_bis, z.verzug_ab INTO v FROM recht.verzug_ab(p_monat := p_monat, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'verzug_ab', p_version := '2026-11-1', p_stichtag := v.faellig_bis,
    p_argumente := jsonb_build_object('p_monat', p_monat, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zu zahlen ist bis zum dritten Werktag des Monats; der Samstag zählt nicht.',
        p_norm := '§ 556b Abs. 1 BGB, BGH VIII ZR 129/09',
        p_eingaben := jsonb_build_object('monat', to_char(p_monat, 'YYYY-MM'), 'land', p_land),
        p_ergebnis := to_jsonb(v.faellig_bis),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := recht.monatsanfang(p_monat), p_bis := v.faellig_bis)),
      recht.schritt(
        p_regel := 'Nach dem Gesetz beginnt der Verzug am Kalendertag danach.',
        p_norm := '§ 286 Abs. 2 Nr. 1, § 187 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('faellig_bis', v.faellig_bis),
        p_ergebnis := to_jsonb(v.faellig_bis + 1)),
      recht.schritt(
        p_regel := 'Geltend gemacht wird er erst ab dem vierten Werktag: nie früher als das Gesetz es erlaubt, höchstens ein Wochenende später.',
        p_norm := 'Entscheidung des Produkts',
        p_eingaben := jsonb_build_object('faellig_bis', v.faellig_bis, 'land', p_land),
        p_ergebnis := to_jsonb(v.verzug_ab),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := v.faellig_bis, p_bis := v.verzug_ab))],
    p_ergebnis := jsonb_build_object('faellig_bis', v.faellig_bis, 'verzug_ab', v.verzug_ab));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzug_ab(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzug_ab(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzug_ab(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzug_ab(date, text) IS
'Rechenweg zu recht.verzug_ab, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.zahlung_rechtzeitig.
--
--   SELECT recht.rechenweg_zahlung_rechtzeitig(DATE '2026-02-01', 'BE', DATE '2026-02-06', DATE '2026-02-04')->'ergebnis'->>'rechtzeitig';
--    → true
CREATE FUNCTION recht.rechenweg_zahlung_rechtzeitig(p_monat date, p_land text, p_gutschrift date, p_auftrag date DEFAULT NULL,
                                                    p_gedeckt boolean DEFAULT true)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v     record;
  v_bis date := recht.werktag(p_monat := p_monat, p_nummer := 3, p_land := p_land, p_samstag := false);
BEGIN
  SELECT z.rechtzeitig, z.ungewiss INTO v
  FROM recht.zahlung_rechtzeitig(p_monat := p_monat, p_land := p_land, p_gutschrift := p_gutschrift, p_auftrag := p_auftrag, p_gedeckt := p_gedeckt) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'zahlung_rechtzeitig', p_version := '2026-11-1', p_stichtag := v_bis,
    p_argumente := jsonb_build_object('p_monat', p_monat, 'p_land', p_land, 'p_gutschrift', p_gutschrift, 'p_auftrag', p_auftrag,
                                       'p_gedeckt', p_gedeckt),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zu zahlen ist bis zum dritten Werktag des Monats; der Samstag zählt nicht.',
        p_norm := '§ 556b Abs. 1 BGB',
        p_eingaben := jsonb_build_object('monat', to_char(p_monat, 'YYYY-MM'), 'land', p_land),
        p_ergebnis := to_jsonb(v_bis),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := recht.monatsanfang(p_monat), p_bis := v_bis)),
      recht.schritt(
        p_regel := 'Rechtzeitig ist ein gedeckter Überweisungsauftrag bis zu diesem Tag; die spätere Gutschrift ist Risiko der Bank.',
        p_norm := '§§ 269, 270 BGB, BGH VIII ZR 222/15',
        p_eingaben := jsonb_build_object('gutschrift', p_gutschrift, 'auftrag', p_auftrag, 'gedeckt', p_gedeckt),
        p_ergebnis := jsonb_build_object('rechtzeitig', v.rechtzeitig, 'ungewiss', v.ungewiss))],
    p_ergebnis := jsonb_build_object('rechtzeitig', v.rechtzeitig, 'ungewiss', v.ungewiss));
END
$fn$;
ALTER FUNCTION recht.rechenweg_zahlung_rechtzeitig(date, text, date, date, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_zahlung_rechtzeitig(date, text, date, date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_zahlung_rechtzeitig(date, text, date, date, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_zahlung_rechtzeitig(date, text, date, date, boolean) IS
'Rechenweg zu recht.zahlung_rechtzeitig, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

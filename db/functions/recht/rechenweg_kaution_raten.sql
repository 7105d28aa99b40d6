-- Derivation of recht.kaution_raten.
--
--   SELECT recht.rechenweg_kaution_raten(2760.00, DATE '2018-10-01', 'BE')->'ergebnis'->1;
--    → {"betrag": 920.00, "nummer": 2, "faellig_am": "2018-11-05"}
CREATE FUNCTION recht.rechenweg_kaution_raten(p_kaution numeric, p_mietbeginn date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_raten jsonb;
BEGIN
  SELECT jsonb_agg(to_jsonb(r) ORDER BY r.nummer) INTO v_raten
  FROM recht.kaution_raten(p_kaution := p_kaution, p_mietbeginn := p_mietbeginn, p_land := p_land) AS r;
  RETURN recht.wegblatt(
    p_funktion := 'kaution_raten', p_version := '2026-11-1', p_stichtag := p_mietbeginn,
    p_argumente := jsonb_build_object('p_kaution', p_kaution, 'p_mietbeginn', p_mietbeginn, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der Mieter darf in drei gleichen Monatsraten zahlen; ein Centrest steht in der letzten.',
        p_norm := '§ 551 Abs. 2 S. 1 BGB',
        p_eingaben := jsonb_build_object('kaution', p_kaution),
        p_ergebnis := jsonb_build_array(v_raten->0->'betrag', v_raten->1->'betrag', v_raten->2->'betrag')),
      recht.schritt(
        p_regel := 'Die erste Rate ist zu Beginn des Mietverhältnisses fällig, die weiteren mit den folgenden Mieten, also am dritten Werktag; der Samstag zählt nicht.',
        p_norm := '§ 551 Abs. 2 S. 2, 3, § 556b Abs. 1 BGB',
        p_eingaben := jsonb_build_object('mietbeginn', p_mietbeginn, 'land', p_land),
        p_ergebnis := jsonb_build_array(v_raten->0->'faellig_am', v_raten->1->'faellig_am', v_raten->2->'faellig_am'),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := recht.monatsanfang(p_tag := p_mietbeginn, p_monate := 1), p_bis := (v_raten->1->>'faellig_am')::date)
                    || recht.feiertage_im(p_land := p_land, p_von := recht.monatsanfang(p_tag := p_mietbeginn, p_monate := 2), p_bis := (v_raten->2->>'faellig_am')::date))],
    p_ergebnis := v_raten);
END
$fn$;
ALTER FUNCTION recht.rechenweg_kaution_raten(numeric, date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kaution_raten(numeric, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kaution_raten(numeric, date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kaution_raten(numeric, date, text) IS
'Rechenweg zu recht.kaution_raten, gleiche Angaben und Fehler. ergebnis: Liste der Raten. Gestalt: recht.rechenweg.';

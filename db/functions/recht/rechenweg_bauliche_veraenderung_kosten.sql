-- Derivation of recht.bauliche_veraenderung_kosten.
--
--   SELECT recht.rechenweg_bauliche_veraenderung_kosten(7, 3, 499.999, 1000)->>'ergebnis';
--    → false
CREATE FUNCTION recht.rechenweg_bauliche_veraenderung_kosten(p_ja numeric, p_nein numeric, p_mea_ja numeric, p_mea_gesamt numeric)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert boolean := recht.bauliche_veraenderung_kosten(p_ja := p_ja, p_nein := p_nein, p_mea_ja := p_mea_ja, p_mea_gesamt := p_mea_gesamt);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'bauliche_veraenderung_kosten', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_ja', p_ja, 'p_nein', p_nein, 'p_mea_ja', p_mea_ja, 'p_mea_gesamt', p_mea_gesamt),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Mehr als zwei Drittel der abgegebenen Stimmen.',
        p_norm := '§ 21 Abs. 2 S. 1 Nr. 1 WEG',
        p_eingaben := jsonb_build_object('ja', p_ja, 'nein', p_nein),
        p_ergebnis := to_jsonb(3 * p_ja > 2 * (p_ja + p_nein))),
      recht.schritt(
        p_regel := 'Mindestens die Hälfte aller Miteigentumsanteile.',
        p_norm := '§ 21 Abs. 2 S. 1 Nr. 1 WEG',
        p_eingaben := jsonb_build_object('mea_ja', p_mea_ja, 'mea_gesamt', p_mea_gesamt),
        p_ergebnis := to_jsonb(2 * p_mea_ja >= p_mea_gesamt)),
      recht.schritt(
        p_regel := 'Nur wenn beides zutrifft, tragen alle die Kosten.',
        p_norm := '§ 21 Abs. 2, 3 WEG',
        p_eingaben := jsonb_build_object('ja', p_ja, 'mea_ja', p_mea_ja),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) IS
'Rechenweg zu recht.bauliche_veraenderung_kosten, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

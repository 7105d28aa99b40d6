-- Derivation of recht.tilgung.
--
--   SELECT recht.rechenweg_tilgung(10.00, 8.01, 420.00, 100.00)->'ergebnis'->>'rest_haupt';
--    → 338.01
CREATE FUNCTION recht.rechenweg_tilgung(p_kosten numeric, p_zinsen numeric, p_haupt numeric, p_zahlung numeric)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.kosten, z.zinsen, z.haupt, z.rest_haupt INTO v
  FROM recht.tilgung(p_kosten := p_kosten, p_zinsen := p_zinsen, p_haupt := p_haupt, p_zahlung := p_zahlung) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'tilgung', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_kosten', p_kosten, 'p_zinsen', p_zinsen, 'p_haupt', p_haupt, 'p_zahlung', p_zahlung),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Eine Zahlung wird zuerst auf die Kosten angerechnet.',
        p_norm := '§ 367 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('zahlung', p_zahlung, 'kosten', p_kosten),
        p_ergebnis := to_jsonb(v.kosten)),
      recht.schritt(
        p_regel := 'Was bleibt, auf die Zinsen.',
        p_norm := '§ 367 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('rest_der_zahlung', p_zahlung - v.kosten, 'zinsen', p_zinsen),
        p_ergebnis := to_jsonb(v.zinsen)),
      recht.schritt(
        p_regel := 'Zuletzt auf die Hauptforderung.',
        p_norm := '§ 367 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('rest_der_zahlung', p_zahlung - v.kosten - v.zinsen, 'haupt', p_haupt),
        p_ergebnis := jsonb_build_object('haupt', v.haupt, 'rest_haupt', v.rest_haupt, 'ueberzahlung', p_zahlung - v.kosten - v.zinsen - v.haupt))],
    p_ergebnis := jsonb_build_object('kosten', v.kosten, 'zinsen', v.zinsen, 'haupt', v.haupt, 'rest_haupt', v.rest_haupt));
END
$fn$;
ALTER FUNCTION recht.rechenweg_tilgung(numeric, numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_tilgung(numeric, numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_tilgung(numeric, numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_tilgung(numeric, numeric, numeric, numeric) IS
'Rechenweg zu recht.tilgung, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.virtuelle_versammlung.
--
--   SELECT recht.rechenweg_virtuelle_versammlung(6, 2)->>'ergebnis';
--    → true
CREATE FUNCTION recht.rechenweg_virtuelle_versammlung(p_ja numeric, p_nein numeric)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert boolean := recht.virtuelle_versammlung(p_ja := p_ja, p_nein := p_nein);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'virtuelle_versammlung', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_ja', p_ja, 'p_nein', p_nein),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Mindestens drei Viertel der abgegebenen Stimmen, für höchstens drei Jahre.',
        p_norm := '§ 23 Abs. 1a WEG',
        p_eingaben := jsonb_build_object('ja', p_ja, 'nein', p_nein),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_virtuelle_versammlung(numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_virtuelle_versammlung(numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_virtuelle_versammlung(numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_virtuelle_versammlung(numeric, numeric) IS
'Rechenweg zu recht.virtuelle_versammlung, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.modernisierung_fruehester_beginn.
--
--   SELECT recht.rechenweg_modernisierung_fruehester_beginn(DATE '2025-11-30')->>'ergebnis';
--    → 2026-03-01
CREATE FUNCTION recht.rechenweg_modernisierung_fruehester_beginn(p_zugang date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.modernisierung_fruehester_beginn(p_zugang);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'modernisierung_fruehester_beginn', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Drei Monate nach Zugang der Ankündigung müssen abgelaufen sein; der Tag danach ist der früheste Beginn.',
        p_norm := '§ 555c Abs. 1 BGB, §§ 187 Abs. 1, 188 Abs. 2, 3 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_modernisierung_fruehester_beginn(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_modernisierung_fruehester_beginn(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_modernisierung_fruehester_beginn(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_modernisierung_fruehester_beginn(date) IS
'Rechenweg zu recht.modernisierung_fruehester_beginn, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

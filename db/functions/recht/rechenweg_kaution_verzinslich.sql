-- Derivation of recht.kaution_verzinslich.
--
--   SELECT recht.rechenweg_kaution_verzinslich(true)->>'ergebnis';
--    → false
CREATE FUNCTION recht.rechenweg_kaution_verzinslich(p_wohnheim boolean)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert boolean := recht.kaution_verzinslich(p_wohnheim);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'kaution_verzinslich', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_wohnheim', p_wohnheim),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die Kaution ist zu verzinsen, außer in einem Studenten- oder Jugendwohnheim.',
        p_norm := '§ 551 Abs. 3 BGB',
        p_eingaben := jsonb_build_object('wohnheim', p_wohnheim),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_kaution_verzinslich(boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kaution_verzinslich(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kaution_verzinslich(boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kaution_verzinslich(boolean) IS
'Rechenweg zu recht.kaution_verzinslich, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

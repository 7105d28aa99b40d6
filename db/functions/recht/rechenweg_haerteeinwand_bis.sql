-- Derivation of recht.haerteeinwand_bis.
--
--   SELECT recht.rechenweg_haerteeinwand_bis(DATE '2025-09-30')->>'ergebnis';
--    → 2025-10-31
CREATE FUNCTION recht.rechenweg_haerteeinwand_bis(p_zugang date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.haerteeinwand_bis(p_zugang);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'haerteeinwand_bis', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Umstände der Härte sind bis zum Ablauf des Monats mitzuteilen, der auf den Zugang der Ankündigung folgt.',
        p_norm := '§ 555d Abs. 3 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_haerteeinwand_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_haerteeinwand_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_haerteeinwand_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_haerteeinwand_bis(date) IS
'Rechenweg zu recht.haerteeinwand_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

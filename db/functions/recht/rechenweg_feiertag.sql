-- Derivation of recht.feiertag.
--
--   SELECT recht.rechenweg_feiertag(DATE '2026-10-31', 'BB')->>'ergebnis';
--    → Reformationstag
CREATE FUNCTION recht.rechenweg_feiertag(p_tag date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert text := recht.feiertag(p_tag := p_tag, p_land := p_land);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'feiertag', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_tag', p_tag, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Gesetzlicher Feiertag nach dem Recht des Landes.',
        p_norm := 'Feiertagsgesetz des Landes',
        p_eingaben := jsonb_build_object('tag', p_tag, 'land', p_land),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_feiertag(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_feiertag(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_feiertag(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_feiertag(date, text) IS
'Rechenweg zu recht.feiertag, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

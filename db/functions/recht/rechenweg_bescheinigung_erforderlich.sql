-- Derivation of recht.bescheinigung_erforderlich.
--
--   SELECT recht.rechenweg_bescheinigung_erforderlich('auszug')->>'ergebnis';
--    → false
CREATE FUNCTION recht.rechenweg_bescheinigung_erforderlich(p_vorgang text, p_tag date DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert boolean := recht.bescheinigung_erforderlich(p_vorgang := p_vorgang, p_tag := p_tag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'bescheinigung_erforderlich', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_vorgang', p_vorgang, 'p_tag', p_tag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Eine Bestätigung des Wohnungsgebers braucht es beim Einzug; beim Auszug seit dem 01.11.2016 nicht mehr.',
        p_norm := '§ 19 BMG',
        p_eingaben := jsonb_build_object('vorgang', p_vorgang, 'tag', p_tag),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_bescheinigung_erforderlich(text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_bescheinigung_erforderlich(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_bescheinigung_erforderlich(text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_bescheinigung_erforderlich(text, date) IS
'Rechenweg zu recht.bescheinigung_erforderlich, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

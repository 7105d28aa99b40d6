-- Derivation of recht.verzugspauschale.
--
--   SELECT recht.rechenweg_verzugspauschale('gewerbemiete', false)->>'ergebnis';
--    → 40.00
CREATE FUNCTION recht.rechenweg_verzugspauschale(p_art text, p_verbraucher boolean, p_vertrag date DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_betrag numeric := recht.verzugspauschale(p_art := p_art, p_verbraucher := p_verbraucher, p_vertrag := p_vertrag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'verzugspauschale', p_version := '2026-11-1', p_stichtag := p_vertrag,
    p_argumente := jsonb_build_object('p_art', p_art, 'p_verbraucher', p_verbraucher, 'p_vertrag', p_vertrag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := '40 Euro, wenn der Schuldner einer Entgeltforderung kein Verbraucher ist; anzurechnen auf Kosten der Rechtsverfolgung.',
        p_norm := '§ 288 Abs. 5 BGB',
        p_eingaben := jsonb_build_object('art', p_art, 'verbraucher', p_verbraucher, 'vertrag', p_vertrag),
        p_ergebnis := to_jsonb(v_betrag))],
    p_ergebnis := to_jsonb(v_betrag));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzugspauschale(text, boolean, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzugspauschale(text, boolean, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzugspauschale(text, boolean, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzugspauschale(text, boolean, date) IS
'Rechenweg zu recht.verzugspauschale, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

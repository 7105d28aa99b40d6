-- Derivation of recht.basiszinssatz.
--
--   SELECT recht.rechenweg_basiszinssatz(DATE '2026-08-15')->>'ergebnis';
--    → 1.52
CREATE FUNCTION recht.rechenweg_basiszinssatz(p_tag date)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_prozent numeric := recht.basiszinssatz(p_tag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'basiszinssatz', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_tag', p_tag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der Basiszinssatz ändert sich zum 1. Januar und 1. Juli; maßgeblich ist der Satz des Halbjahres.',
        p_norm := '§ 247 BGB',
        p_eingaben := jsonb_build_object('tag', p_tag),
        p_ergebnis := to_jsonb(v_prozent),
        p_referenz := recht.referenz_basiszins(p_von := p_tag, p_bis := p_tag))],
    p_ergebnis := to_jsonb(v_prozent));
END
$fn$;
ALTER FUNCTION recht.rechenweg_basiszinssatz(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_basiszinssatz(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_basiszinssatz(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_basiszinssatz(date) IS
'Rechenweg zu recht.basiszinssatz, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

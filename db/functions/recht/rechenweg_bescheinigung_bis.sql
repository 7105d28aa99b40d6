-- Derivation of recht.bescheinigung_bis.
--
--   SELECT recht.rechenweg_bescheinigung_bis(DATE '2026-10-01')->>'ergebnis';
--    → 2026-10-15
CREATE FUNCTION recht.rechenweg_bescheinigung_bis(p_einzug date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_tag date := recht.bescheinigung_bis(p_einzug);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'bescheinigung_bis', p_version := '2026-11-1', p_stichtag := p_einzug,
    p_argumente := jsonb_build_object('p_einzug', p_einzug),
    p_schritte := ARRAY[recht.schritt(
      p_regel := 'Der Wohnungsgeber bestätigt den Einzug innerhalb von zwei Wochen; der Tag des Einzugs zählt nicht mit.',
      p_norm := '§ 19 Abs. 1, § 17 Abs. 1 BMG, § 187 Abs. 1 BGB',
      p_eingaben := jsonb_build_object('einzug', p_einzug),
      p_ergebnis := to_jsonb(v_tag))],
    p_ergebnis := to_jsonb(v_tag));
END
$fn$;
ALTER FUNCTION recht.rechenweg_bescheinigung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_bescheinigung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_bescheinigung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_bescheinigung_bis(date) IS
'Rechenweg zu recht.bescheinigung_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

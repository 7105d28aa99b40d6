-- Derivation of recht.staffelmiete.
--
--   SELECT recht.rechenweg_staffelmiete('[["2024-01-01", "700.00"], ["2025-01-01", "725.00"]]', DATE '2025-06-15')->>'ergebnis';
--    → 725.00
CREATE FUNCTION recht.rechenweg_staffelmiete(p_staffeln jsonb, p_tag date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert numeric := recht.staffelmiete(p_staffeln := p_staffeln, p_tag := p_tag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'staffelmiete', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_staffeln', p_staffeln, 'p_tag', p_tag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Jede Staffel gilt mindestens ein Jahr und nennt die Miete in Geld.',
        p_norm := '§ 557a Abs. 1, 2 BGB',
        p_eingaben := jsonb_build_object('staffeln', p_staffeln),
        p_ergebnis := 'true'),
      recht.schritt(
        p_regel := 'Geschuldet ist die letzte Staffel, die am Tag schon begonnen hat; eine Erklärung braucht es nicht.',
        p_norm := '§ 557a Abs. 1 BGB',
        p_eingaben := jsonb_build_object('tag', p_tag),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_staffelmiete(jsonb, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_staffelmiete(jsonb, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_staffelmiete(jsonb, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_staffelmiete(jsonb, date) IS
'Rechenweg zu recht.staffelmiete, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

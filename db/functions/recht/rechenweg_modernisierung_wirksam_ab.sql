-- Derivation of recht.modernisierung_wirksam_ab.
--
--   SELECT recht.rechenweg_modernisierung_wirksam_ab(DATE '2026-01-15', true)->>'ergebnis';
--    → 2026-04-01
CREATE FUNCTION recht.rechenweg_modernisierung_wirksam_ab(p_zugang date, p_ordnungsgemaess boolean)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.modernisierung_wirksam_ab(p_zugang := p_zugang, p_ordnungsgemaess := p_ordnungsgemaess);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'modernisierung_wirksam_ab', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_ordnungsgemaess', p_ordnungsgemaess),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die erhöhte Miete ist ab Beginn des dritten Monats nach Zugang der Erklärung zu zahlen; sechs Monate später, wenn nicht ordnungsgemäß angekündigt war oder die Erhöhung mehr als zehn Prozent darüber liegt.',
        p_norm := '§ 559b Abs. 2 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang, 'ordnungsgemaess', p_ordnungsgemaess),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_modernisierung_wirksam_ab(date, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_modernisierung_wirksam_ab(date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_modernisierung_wirksam_ab(date, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_modernisierung_wirksam_ab(date, boolean) IS
'Rechenweg zu recht.modernisierung_wirksam_ab, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

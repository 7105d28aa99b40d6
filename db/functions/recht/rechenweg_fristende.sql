-- Derivation of recht.fristende.
--
--   SELECT recht.rechenweg_fristende(DATE '2026-01-31', 1)->>'ergebnis';
--    → 2026-02-28
CREATE FUNCTION recht.rechenweg_fristende(p_ereignis date, p_monate int, p_tage int DEFAULT 0)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.fristende(p_ereignis := p_ereignis, p_monate := p_monate, p_tage := p_tage);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'fristende', p_version := '2026-11-1', p_stichtag := p_ereignis,
    p_argumente := jsonb_build_object('p_ereignis', p_ereignis, 'p_monate', p_monate, 'p_tage', p_tage),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der Tag des Ereignisses zählt nicht mit; die Frist endet am gleichen Tag des Zielmonats, fehlt er, am Monatsletzten.',
        p_norm := '§§ 187 Abs. 1, 188 Abs. 2, 3 BGB',
        p_eingaben := jsonb_build_object('ereignis', p_ereignis, 'monate', p_monate, 'tage', p_tage),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_fristende(date, int, int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_fristende(date, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_fristende(date, int, int) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_fristende(date, int, int) IS
'Rechenweg zu recht.fristende, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.verjaehrung_548.
--
--   SELECT recht.rechenweg_verjaehrung_548(DATE '2024-02-29', 'BE')->>'ergebnis';
--    → 2024-08-29
CREATE FUNCTION recht.rechenweg_verjaehrung_548(p_rueckgabe date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_bis date := recht.verjaehrung_548(p_rueckgabe := p_rueckgabe, p_land := p_land);
  v_roh date := recht.fristende(p_ereignis := p_rueckgabe, p_monate := 6);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'verjaehrung_548', p_version := '2026-11-1', p_stichtag := p_rueckgabe,
    p_argumente := jsonb_build_object('p_rueckgabe', p_rueckgabe, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die Ersatzansprüche des Vermieters verjähren sechs Monate, nachdem er die Wohnung zurückerhalten hat.',
        p_norm := '§ 548 Abs. 1 BGB, §§ 187 Abs. 1, 188 Abs. 2, 3 BGB',
        p_eingaben := jsonb_build_object('rueckgabe', p_rueckgabe),
        p_ergebnis := to_jsonb(v_roh)),
      recht.schritt_193(p_tag := v_roh, p_land := p_land)],
    p_ergebnis := to_jsonb(v_bis));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verjaehrung_548(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verjaehrung_548(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verjaehrung_548(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verjaehrung_548(date, text) IS
'Rechenweg zu recht.verjaehrung_548, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.widerspruch_bis.
--
--   SELECT recht.rechenweg_widerspruch_bis(DATE '2026-08-31')->>'ergebnis';
--    → 2026-06-30
CREATE FUNCTION recht.rechenweg_widerspruch_bis(p_mietende date, p_hinweis boolean DEFAULT true)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_bis date := recht.widerspruch_bis(p_mietende := p_mietende, p_hinweis := p_hinweis);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'widerspruch_bis', p_version := '2026-11-1', p_stichtag := p_mietende,
    p_argumente := jsonb_build_object('p_mietende', p_mietende, 'p_hinweis', p_hinweis),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := CASE WHEN p_hinweis THEN 'Der Widerspruch muss zwei Monate vor dem Mietende beim Vermieter sein; rückwärts gerechnet, ohne Verschiebung auf einen Werktag.'
                       ELSE 'Ohne rechtzeitigen Hinweis des Vermieters kann der Mieter noch im ersten Termin des Räumungsrechtsstreits widersprechen.' END,
        p_norm := '§ 574b Abs. 2, § 568 Abs. 2 BGB',
        p_eingaben := jsonb_build_object('mietende', p_mietende, 'hinweis', p_hinweis),
        p_ergebnis := to_jsonb(v_bis))],
    p_ergebnis := to_jsonb(v_bis));
END
$fn$;
ALTER FUNCTION recht.rechenweg_widerspruch_bis(date, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_widerspruch_bis(date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_widerspruch_bis(date, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_widerspruch_bis(date, boolean) IS
'Rechenweg zu recht.widerspruch_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

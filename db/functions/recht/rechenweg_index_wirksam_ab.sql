-- Derivation of recht.index_wirksam_ab.
--
--   SELECT recht.rechenweg_index_wirksam_ab(DATE '2026-07-15', DATE '2024-08-01')->>'ergebnis';
--    → 2026-09-01
CREATE FUNCTION recht.rechenweg_index_wirksam_ab(p_zugang date, p_letzte_aenderung date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.index_wirksam_ab(p_zugang := p_zugang, p_letzte_aenderung := p_letzte_aenderung);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'index_wirksam_ab', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_letzte_aenderung', p_letzte_aenderung),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die geänderte Miete ist ab Beginn des übernächsten Monats nach Zugang der Erklärung zu zahlen.',
        p_norm := '§ 557b Abs. 3 S. 3 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang),
        p_ergebnis := to_jsonb(recht.monatsanfang(p_tag := p_zugang, p_monate := 2))),
      recht.schritt(
        p_regel := 'Die Miete muss bis dahin mindestens ein Jahr unverändert geblieben sein; sonst gilt die Änderung ab dem Monatsersten danach.',
        p_norm := '§ 557b Abs. 2 S. 1 BGB',
        p_eingaben := jsonb_build_object('letzte_aenderung', p_letzte_aenderung, 'jahr_um', recht.fristbeginn(p_anfang := p_letzte_aenderung, p_monate := 12)),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_index_wirksam_ab(date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_index_wirksam_ab(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_index_wirksam_ab(date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_index_wirksam_ab(date, date) IS
'Rechenweg zu recht.index_wirksam_ab, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.kautionsverzug.
--
--   SELECT recht.rechenweg_kautionsverzug(1840.00, 920.00)->>'ergebnis';
--    → true
CREATE FUNCTION recht.rechenweg_kautionsverzug(p_rueckstand numeric, p_nettokaltmiete numeric, p_vertrag date DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_grund boolean := recht.kautionsverzug(p_rueckstand := p_rueckstand, p_nettokaltmiete := p_nettokaltmiete, p_vertrag := p_vertrag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'kautionsverzug', p_version := '2026-11-1', p_stichtag := p_vertrag,
    p_argumente := jsonb_build_object('p_rueckstand', p_rueckstand, 'p_nettokaltmiete', p_nettokaltmiete, 'p_vertrag', p_vertrag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Fristlos kündbar, wenn der Rückstand mit der Kaution zwei Nettokaltmieten erreicht; nicht bei Mietverhältnissen von vor dem 01.05.2013.',
        p_norm := '§ 569 Abs. 2a BGB, Art. 229 § 29 Abs. 2 EGBGB',
        p_eingaben := jsonb_build_object('rueckstand', p_rueckstand, 'zwei_nettokaltmieten', 2 * p_nettokaltmiete, 'vertrag', p_vertrag),
        p_ergebnis := to_jsonb(v_grund))],
    p_ergebnis := to_jsonb(v_grund));
END
$fn$;
ALTER FUNCTION recht.rechenweg_kautionsverzug(numeric, numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kautionsverzug(numeric, numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kautionsverzug(numeric, numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kautionsverzug(numeric, numeric, date) IS
'Rechenweg zu recht.kautionsverzug, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

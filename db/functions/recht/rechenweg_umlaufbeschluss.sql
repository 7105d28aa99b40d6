-- Derivation of recht.umlaufbeschluss.
--
--   SELECT recht.rechenweg_umlaufbeschluss(8, 5, 11, true)->>'ergebnis';
--    → true
CREATE FUNCTION recht.rechenweg_umlaufbeschluss(p_ja numeric, p_nein numeric, p_keine_stimme numeric, p_absenkung boolean)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert boolean := recht.umlaufbeschluss(p_ja := p_ja, p_nein := p_nein, p_keine_stimme := p_keine_stimme, p_absenkung := p_absenkung);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'umlaufbeschluss', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_ja', p_ja, 'p_nein', p_nein, 'p_keine_stimme', p_keine_stimme, 'p_absenkung', p_absenkung),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Alle müssen in Textform zustimmen; nach einem Absenkungsbeschluss genügt für diesen Gegenstand die Mehrheit der abgegebenen Stimmen.',
        p_norm := '§ 23 Abs. 3 WEG',
        p_eingaben := jsonb_build_object('ja', p_ja, 'nein', p_nein, 'keine_stimme', p_keine_stimme, 'absenkung', p_absenkung),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_umlaufbeschluss(numeric, numeric, numeric, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_umlaufbeschluss(numeric, numeric, numeric, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_umlaufbeschluss(numeric, numeric, numeric, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_umlaufbeschluss(numeric, numeric, numeric, boolean) IS
'Rechenweg zu recht.umlaufbeschluss, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

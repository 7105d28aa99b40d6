-- Derivation of recht.beschluss_ergebnis.
--
--   SELECT recht.rechenweg_beschluss_ergebnis('kopf', '[{"eigentuemer": "A", "stimme": "ja"}]')->'ergebnis'->>'angenommen';
--    → true
CREATE FUNCTION recht.rechenweg_beschluss_ergebnis(p_prinzip text, p_stimmen jsonb)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.ja, z.nein, z.enthaltung, z.angenommen INTO v FROM recht.beschluss_ergebnis(p_prinzip := p_prinzip, p_stimmen := p_stimmen) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'beschluss_ergebnis', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_prinzip', p_prinzip, 'p_stimmen', p_stimmen),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Gezählt werden die abgegebenen Stimmen nach Köpfen, Einheiten oder Miteigentumsanteilen; Enthaltungen zählen nicht.',
        p_norm := '§ 25 Abs. 1, 2 WEG',
        p_eingaben := jsonb_build_object('prinzip', p_prinzip, 'stimmen', p_stimmen),
        p_ergebnis := jsonb_build_object('ja', v.ja, 'nein', v.nein, 'enthaltung', v.enthaltung)),
      recht.schritt(
        p_regel := 'Angenommen ist, was mehr Ja- als Nein-Stimmen hat; eine Mindestzahl Anwesender gibt es nicht.',
        p_norm := '§ 25 Abs. 1 WEG',
        p_eingaben := jsonb_build_object('ja', v.ja, 'nein', v.nein),
        p_ergebnis := to_jsonb(v.angenommen))],
    p_ergebnis := jsonb_build_object('ja', v.ja, 'nein', v.nein, 'enthaltung', v.enthaltung, 'angenommen', v.angenommen));
END
$fn$;
ALTER FUNCTION recht.rechenweg_beschluss_ergebnis(text, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_beschluss_ergebnis(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_beschluss_ergebnis(text, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_beschluss_ergebnis(text, jsonb) IS
'Rechenweg zu recht.beschluss_ergebnis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.einladung_bis.
--
--   SELECT recht.rechenweg_einladung_bis(DATE '2026-04-27')->>'ergebnis';
--    → 2026-04-05
CREATE FUNCTION recht.rechenweg_einladung_bis(p_versammlung date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.einladung_bis(p_versammlung);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'einladung_bis', p_version := '2026-11-1', p_stichtag := p_versammlung,
    p_argumente := jsonb_build_object('p_versammlung', p_versammlung),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zwischen Zugang der Einladung und Versammlung liegen drei volle Wochen; rückwärts gerechnet, ohne § 193 BGB.',
        p_norm := '§ 24 Abs. 4 S. 2 WEG',
        p_eingaben := jsonb_build_object('versammlung', p_versammlung),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_einladung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_einladung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_einladung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_einladung_bis(date) IS
'Rechenweg zu recht.einladung_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.kaution_hoechstbetrag.
--
--   SELECT recht.rechenweg_kaution_hoechstbetrag(920.00)->>'ergebnis';
--    → 2760.00
CREATE FUNCTION recht.rechenweg_kaution_hoechstbetrag(p_nettokaltmiete numeric)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_betrag numeric := recht.kaution_hoechstbetrag(p_nettokaltmiete);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'kaution_hoechstbetrag', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_nettokaltmiete', p_nettokaltmiete),
    p_schritte := ARRAY[recht.schritt(
      p_regel := 'Die Mietsicherheit darf höchstens das Dreifache der Monatsmiete ohne Betriebskosten betragen.',
      p_norm := '§ 551 Abs. 1 BGB',
      p_eingaben := jsonb_build_object('nettokaltmiete', p_nettokaltmiete),
      p_ergebnis := to_jsonb(v_betrag))],
    p_ergebnis := to_jsonb(v_betrag));
END
$fn$;
ALTER FUNCTION recht.rechenweg_kaution_hoechstbetrag(numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kaution_hoechstbetrag(numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kaution_hoechstbetrag(numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kaution_hoechstbetrag(numeric) IS
'Rechenweg zu recht.kaution_hoechstbetrag, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

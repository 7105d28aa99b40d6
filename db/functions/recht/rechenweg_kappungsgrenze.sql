-- Derivation of recht.kappungsgrenze.
--
--   SELECT recht.rechenweg_kappungsgrenze(800.00, 15, 50.00)->>'ergebnis';
--    → 970.00
CREATE FUNCTION recht.rechenweg_kappungsgrenze(p_miete_vor_3_jahren numeric, p_prozent numeric, p_modernisierung numeric DEFAULT 0)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert numeric := recht.kappungsgrenze(p_miete_vor_3_jahren := p_miete_vor_3_jahren, p_prozent := p_prozent, p_modernisierung := p_modernisierung);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'kappungsgrenze', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_miete_vor_3_jahren', p_miete_vor_3_jahren, 'p_prozent', p_prozent, 'p_modernisierung', p_modernisierung),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'In drei Jahren darf die Miete um höchstens 20 %, mit Landesverordnung 15 % steigen; auf den Cent abgerundet, weil die Grenze nie überschritten werden darf.',
        p_norm := '§ 558 Abs. 3 BGB',
        p_eingaben := jsonb_build_object('miete_vor_3_jahren', p_miete_vor_3_jahren, 'prozent', p_prozent),
        p_ergebnis := to_jsonb(v_wert - p_modernisierung)),
      recht.schritt(
        p_regel := 'Erhöhungen wegen Modernisierung und Betriebskosten in dieser Zeit bleiben außer Betracht: sie kommen hinzu.',
        p_norm := '§ 558 Abs. 3, 1 S. 3 BGB',
        p_eingaben := jsonb_build_object('modernisierung', p_modernisierung),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_kappungsgrenze(numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kappungsgrenze(numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kappungsgrenze(numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kappungsgrenze(numeric, numeric, numeric) IS
'Rechenweg zu recht.kappungsgrenze, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

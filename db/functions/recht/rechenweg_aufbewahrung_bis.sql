-- Derivation of recht.aufbewahrung_bis.
--
--   SELECT recht.rechenweg_aufbewahrung_bis('buchungsbeleg', 2016)->>'ergebnis';
--    → 2024-12-31
CREATE FUNCTION recht.rechenweg_aufbewahrung_bis(p_art text, p_jahr int)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.aufbewahrung_bis(p_art := p_art, p_jahr := p_jahr);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'aufbewahrung_bis', p_version := '2026-11-1', p_stichtag := make_date(p_jahr, 12, 31),
    p_argumente := jsonb_build_object('p_art', p_art, 'p_jahr', p_jahr),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die Frist läuft ab dem Ende des Jahres, in dem die Unterlage entstand; eine neue Frist gilt auch für ältere Unterlagen, deren alte Frist noch lief.',
        p_norm := '§ 147 Abs. 3, 4 AO, § 257 Abs. 4, 5 HGB',
        p_eingaben := jsonb_build_object('art', p_art, 'jahr', p_jahr),
        p_ergebnis := to_jsonb(v_wert),
        p_referenz := (SELECT jsonb_agg(jsonb_build_object('tabelle', 'aufbewahrungsfristen', 'art', r.art, 'gueltig_ab', r.gueltig_ab, 'jahre', r.jahre, 'fassung', r.fassung) ORDER BY r.gueltig_ab)
                       FROM recht.aufbewahrungsfristen_geltend AS r WHERE r.art = p_art))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_aufbewahrung_bis(text, int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_aufbewahrung_bis(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_aufbewahrung_bis(text, int) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_aufbewahrung_bis(text, int) IS
'Rechenweg zu recht.aufbewahrung_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.mahngebuehr.
--
--   SELECT recht.rechenweg_mahngebuehr(3)->>'ergebnis';
--    → 10.00
CREATE FUNCTION recht.rechenweg_mahngebuehr(p_stufe int)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_betrag numeric := recht.mahngebuehr(p_stufe);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'mahngebuehr', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_stufe', p_stufe),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Feste Staffel des Produkts: 0, 5 und 10 Euro. Ersetzbar sind als Verzugsschaden nur Material- und Portokosten; 5 und 10 Euro sind angreifbar.',
        p_norm := '§§ 280 Abs. 1, 2, 286 BGB, BGH VIII ZR 95/18',
        p_eingaben := jsonb_build_object('stufe', p_stufe),
        p_ergebnis := to_jsonb(v_betrag),
        p_referenz := (SELECT jsonb_agg(jsonb_build_object('tabelle', 'mahngebuehren', 'stufe', r.stufe, 'betrag', r.betrag, 'fassung', r.fassung))
                       FROM recht.mahngebuehren_geltend AS r WHERE r.stufe = p_stufe))],
    p_ergebnis := to_jsonb(v_betrag));
END
$fn$;
ALTER FUNCTION recht.rechenweg_mahngebuehr(int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_mahngebuehr(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_mahngebuehr(int) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_mahngebuehr(int) IS
'Rechenweg zu recht.mahngebuehr, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

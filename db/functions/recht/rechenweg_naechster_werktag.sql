-- Derivation of recht.naechster_werktag.
--
--   SELECT recht.rechenweg_naechster_werktag(DATE '2026-04-03', 'BE')->>'ergebnis';
--    → 2026-04-07
CREATE FUNCTION recht.rechenweg_naechster_werktag(p_tag date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'naechster_werktag', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_tag', p_tag, 'p_land', p_land),
    p_schritte := ARRAY[recht.schritt_193(p_tag := p_tag, p_land := p_land)],
    p_ergebnis := to_jsonb(recht.naechster_werktag(p_tag := p_tag, p_land := p_land)));
END
$fn$;
ALTER FUNCTION recht.rechenweg_naechster_werktag(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_naechster_werktag(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_naechster_werktag(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_naechster_werktag(date, text) IS
'Rechenweg zu recht.naechster_werktag, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

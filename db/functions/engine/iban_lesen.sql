-- SELECT engine.iban_lesen('DE02 1203 0000 0000 2020 51');   →  DE02120300000000202051
-- SELECT engine.iban_lesen('DE03 1203 0000 0000 2020 51');   →  NULL: check digit (ISO 7064 mod 97-10)
CREATE FUNCTION engine.iban_lesen(p_iban text)
RETURNS text
LANGUAGE plpgsql
IMMUTABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_iban text := pg_catalog.upper(pg_catalog.regexp_replace(p_iban, '\s', '', 'g'));
  -- the lengths of the SEPA area; a country that is not listed needs only the check digits
  v_laengen CONSTANT jsonb := '{"DE":22,"AT":20,"CH":21,"LI":21,"LU":20,"NL":18,"BE":16,"FR":27,"IT":27,"ES":24,"PT":25,"PL":28,"CZ":24,"SK":24,"SI":19,"HR":21,"HU":28,"RO":24,"BG":22,"GR":27,"DK":18,"SE":24,"FI":18,"NO":15,"EE":20,"LV":21,"LT":20,"IE":22,"GB":22,"MT":31,"CY":28,"MC":27,"SM":27}'::jsonb;
BEGIN
  IF v_iban !~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'
     OR pg_catalog.length(v_iban) <> coalesce((v_laengen->>pg_catalog.left(v_iban, 2))::int, pg_catalog.length(v_iban)) THEN
    RETURN NULL;
  END IF;
  RETURN CASE WHEN engine.pruefziffer_97(v_iban) THEN v_iban END;
END
$fn$;
ALTER FUNCTION engine.iban_lesen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.iban_lesen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.iban_lesen(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba, mietakte_portal;
COMMENT ON FUNCTION engine.iban_lesen(text) IS
'IBAN ohne Leerzeichen in Großbuchstaben, oder NULL, wenn Länge oder Prüfziffer (ISO 13616, Modulo 97) nicht stimmt.';

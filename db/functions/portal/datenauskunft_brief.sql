-- The head of the printed Art. 15 answer to the tenant who is acting; what is stored comes from portal.datenauskunft().
-- BEGIN; SELECT sitzung.als_mieter(1, 17); SELECT portal.datenauskunft_brief()->>'zeichen';   →  Auskunft vom 30.11.2026
CREATE FUNCTION portal.datenauskunft_brief()
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT regel.brief_an_mieter(p_mandant_id => s.mandant_id, p_mieter_id => s.mieter_id, p_datum => engine.heute(), p_zeichen => 'Auskunft vom ' || regel.datum(engine.heute()))
  FROM sitzung.kontext() s WHERE s.mieter_id IS NOT NULL
$fn$;
ALTER FUNCTION portal.datenauskunft_brief() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.datenauskunft_brief() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.datenauskunft_brief() TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.datenauskunft_brief() IS
'Kopf des Schreibens zur Auskunft an die angemeldete Person (docs/dokumente.md, ohne betreff und bloecke). Norm: Art. 15 Abs. 3 DSGVO. Ohne handelnden Mieter NULL.';

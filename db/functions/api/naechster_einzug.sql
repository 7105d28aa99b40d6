-- The earliest day of collection.
-- SELECT api.naechster_einzug();   →  2026-12-02
CREATE FUNCTION api.naechster_einzug()
RETURNS date
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT min(t::date) FROM pg_catalog.generate_series((SELECT engine.heute()) + 1, (SELECT engine.heute()) + 15, interval '1 day') t
 WHERE (SELECT sitzung.mandant_id()) IS NOT NULL AND regel.bankarbeitstag(t::date) AND regel.bankarbeitstag_vor(t::date) >= (SELECT engine.heute())
$fn$;
ALTER FUNCTION api.naechster_einzug() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.naechster_einzug() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.naechster_einzug() TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.naechster_einzug() IS
'Der früheste Tag, an dem die Bank eine heute eingereichte Lastschrift einzieht.';

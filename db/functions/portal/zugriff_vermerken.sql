-- The tenant looked at a page of the portal; the login of the portal has no way into schema audit.
-- BEGIN; SELECT sitzung.als_mieter(1, 17); SELECT portal.zugriff_vermerken('portal.start', ''); COMMIT;
CREATE FUNCTION portal.zugriff_vermerken(p_seite text, p_bezug text)
RETURNS void
LANGUAGE sql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT audit.zugriff_vermerken(p_seite, p_bezug) FROM sitzung.kontext() s WHERE s.mieter_id IS NOT NULL
$fn$;
ALTER FUNCTION portal.zugriff_vermerken(text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.zugriff_vermerken(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.zugriff_vermerken(text, text) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.zugriff_vermerken(text, text) IS
'Vermerkt, dass der angemeldete Mieter eine Seite oder Datei angesehen hat; wie audit.zugriff_vermerken. Norm: Art. 32, 33 DSGVO. Fehler: MA001, MA002.';

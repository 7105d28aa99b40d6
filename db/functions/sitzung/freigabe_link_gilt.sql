-- Which decision the entered link is for, if it is still open: asked again after the bracket is locked, because somebody else may have
-- used or revoked it in between.
--
--   SELECT sitzung.freigabe_link_gilt();
--    → 3
CREATE FUNCTION sitzung.freigabe_link_gilt()
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  RETURN (SELECT l.freigabe_id FROM sitzung.freigabelinks AS l
           WHERE sitzung.kanal() = 'freigabe' AND l.mandant_id = sitzung.mandant_id() AND l.id = -sitzung.sitzung_id()
             AND l.eingeloest_am IS NULL AND l.widerrufen_am IS NULL AND l.laeuft_ab_am > clock_timestamp());
END
$fn$;
ALTER FUNCTION sitzung.freigabe_link_gilt() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.freigabe_link_gilt() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.freigabe_link_gilt() TO mietakte_engine;
COMMENT ON FUNCTION sitzung.freigabe_link_gilt() IS
'Entscheidung (akte.freigaben.id), für die der Link dieses Kontexts gilt; NULL, wenn er nicht mehr gilt oder kein Link eingetreten ist. Nur für die Funktionen des Schemas portal.';

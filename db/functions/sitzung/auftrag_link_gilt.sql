-- Which order the entered link is for, if it still counts: asked again under the lock of the bracket.
--
--   SELECT sitzung.auftrag_link_gilt();
--    → 3
CREATE FUNCTION sitzung.auftrag_link_gilt()
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  RETURN (SELECT l.auftrag_id FROM sitzung.freigabelinks AS l
           WHERE sitzung.kanal() = 'freigabe' AND l.mandant_id = sitzung.mandant_id() AND l.id = -sitzung.sitzung_id()
             AND l.eingeloest_am IS NULL AND l.widerrufen_am IS NULL AND l.laeuft_ab_am > clock_timestamp());
END
$fn$;
ALTER FUNCTION sitzung.auftrag_link_gilt() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.auftrag_link_gilt() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.auftrag_link_gilt() TO mietakte_engine;
COMMENT ON FUNCTION sitzung.auftrag_link_gilt() IS
'Auftrag (akte.auftraege.id), für den der Link dieses Kontexts gilt; NULL, wenn er nicht (mehr) gilt oder für etwas anderes gemacht ist. Nur für die Funktionen des Schemas portal.';

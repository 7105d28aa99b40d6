-- How far the own reports are, in the three words a tenant reads. What stands behind (Vorgänge, tasks, people) stays inside.
--   SELECT status FROM portal.anfragen_stand();   →  in_bearbeitung
CREATE FUNCTION portal.anfragen_stand()
RETURNS TABLE (anfrage_id bigint, status text, offen boolean)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT a.id, x.status_mieter, x.offen
  FROM akte.anfragen a
  JOIN api.anfragen x ON x.mandant_id = a.mandant_id AND x.vorgang_id = a.vorgang_id
 WHERE a.mandant_id = (SELECT sitzung.mandant_id())
   AND (a.mieter_id = (SELECT sitzung.mieter_id()) OR (a.mieter_id IS NULL AND a.mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])))
$fn$;
ALTER FUNCTION portal.anfragen_stand() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.anfragen_stand() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.anfragen_stand() TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.anfragen_stand() IS
'Stand der eigenen Meldungen: anfrage_id, status (neu, in_bearbeitung, abgeschlossen), offen. Keine Zeile ohne angemeldeten Mieter.';

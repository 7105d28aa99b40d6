-- UPDATE akte.objekte SET strasse = …   →  akte.suchindex of the leases concerned is new
CREATE FUNCTION api.suchindex_nach_objekte()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM api.suchindex_pflegen(p_ids => (
      SELECT array_agg(m.id)
        FROM neu n JOIN akte.einheiten e ON e.mandant_id = n.mandant_id AND e.objekt_id = n.id
        JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.einheit_id = e.id));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.suchindex_nach_objekte() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchindex_nach_objekte() FROM PUBLIC;
COMMENT ON FUNCTION api.suchindex_nach_objekte() IS
'Triggerfunktion je Anweisung: hält akte.suchindex nach Änderungen an Objekte nach.';

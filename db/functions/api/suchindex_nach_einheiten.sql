-- UPDATE akte.einheiten SET lage = …   →  akte.suchindex of the leases concerned is new
CREATE FUNCTION api.suchindex_nach_einheiten()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM api.suchindex_pflegen(p_ids => (
      SELECT array_agg(m.id)
        FROM neu n JOIN akte.mietverhaeltnisse m ON m.mandant_id = n.mandant_id AND m.einheit_id = n.id));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.suchindex_nach_einheiten() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchindex_nach_einheiten() FROM PUBLIC;
COMMENT ON FUNCTION api.suchindex_nach_einheiten() IS
'Triggerfunktion je Anweisung: hält akte.suchindex nach Änderungen an Einheiten nach.';

-- UPDATE akte.mieter SET nachname = …   →  akte.suchindex of the leases concerned is new
CREATE FUNCTION api.suchindex_nach_mieter()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM api.suchindex_pflegen(p_ids => (
      SELECT array_agg(DISTINCT p.mietverhaeltnis_id)
        FROM neu n JOIN akte.vertragsparteien p ON p.mandant_id = n.mandant_id AND p.mieter_id = n.id));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.suchindex_nach_mieter() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchindex_nach_mieter() FROM PUBLIC;
COMMENT ON FUNCTION api.suchindex_nach_mieter() IS
'Triggerfunktion je Anweisung: hält akte.suchindex nach Änderungen an Mieter nach.';

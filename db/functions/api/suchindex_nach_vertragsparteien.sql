-- INSERT INTO akte.vertragsparteien …   →  akte.suchindex of the leases concerned is new
CREATE FUNCTION api.suchindex_nach_vertragsparteien()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM api.suchindex_pflegen(p_ids => (
      SELECT array_agg(DISTINCT n.mietverhaeltnis_id) FROM neu n));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.suchindex_nach_vertragsparteien() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchindex_nach_vertragsparteien() FROM PUBLIC;
COMMENT ON FUNCTION api.suchindex_nach_vertragsparteien() IS
'Triggerfunktion je Anweisung: hält akte.suchindex nach Änderungen an Vertragsparteien nach.';

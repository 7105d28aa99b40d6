-- INSERT INTO akte.mietverhaeltnisse …   →  akte.suchindex of the leases concerned is new
CREATE FUNCTION api.suchindex_nach_mietverhaeltnisse()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM api.suchindex_pflegen(p_ids => (
      SELECT array_agg(n.id) FROM neu n));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.suchindex_nach_mietverhaeltnisse() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchindex_nach_mietverhaeltnisse() FROM PUBLIC;
COMMENT ON FUNCTION api.suchindex_nach_mietverhaeltnisse() IS
'Triggerfunktion je Anweisung: hält akte.suchindex nach Änderungen an Mietverhältnisse nach.';

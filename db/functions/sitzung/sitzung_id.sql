-- The login session behind this transaction, for the audit log.
--
--   BEGIN; SELECT sitzung.betreten('…'); SELECT sitzung.sitzung_id();
--    → 42
CREATE FUNCTION sitzung.sitzung_id()
RETURNS bigint
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF length(current_setting('app.siegel', true)) = 64
     AND current_setting('app.siegel', true) = sitzung.siegel_berechnen() THEN
    RETURN nullif(current_setting('app.sitzung', true), '')::bigint;
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.sitzung_id() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.sitzung_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.sitzung_id() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.sitzung_id() IS
'Sitzung des geprüften Kontexts (sitzung.sitzungen.id). NULL ohne gültigen Kontext oder wenn er nicht mit sitzung.betreten
begonnen wurde (DBA, Dienst).';

-- Today where the house stands: the date of engine.jetzt() in Europe/Berlin, whatever the session's time zone is.
--
--   SELECT engine.heute();
--    → 2026-11-20
CREATE FUNCTION engine.heute()
RETURNS date
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN (engine.jetzt() AT TIME ZONE 'Europe/Berlin')::date;
END
$$;

ALTER FUNCTION engine.heute() OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION engine.heute() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.heute() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION engine.heute() IS
'Heutiges Datum in Europe/Berlin nach engine.jetzt().';

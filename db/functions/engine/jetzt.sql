-- The clock of every rule: the start of the statement, or what engine.zeit_setzen put in its place.
--
--   SELECT engine.jetzt();
--    → 2026-11-20 08:15:00.123456+01
CREATE FUNCTION engine.jetzt()
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF coalesce(current_setting('app.zeit', true), '') = '' THEN
    RETURN statement_timestamp();
  END IF;
  RETURN coalesce(sitzung.zeit(), statement_timestamp());
END
$$;

ALTER FUNCTION engine.jetzt() OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION engine.jetzt() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.jetzt() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION engine.jetzt() IS
'Jetzt (timestamptz): Beginn der Anweisung, oder die mit engine.zeit_setzen gesetzte und versiegelte Zeit.';

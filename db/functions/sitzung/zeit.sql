-- The other clock of this transaction, if engine.zeit_setzen set one. What is written then counts as taken over.
--
--   BEGIN; SELECT engine.zeit_setzen('2026-03-02 09:00+01'); SELECT sitzung.zeit();
--    → 2026-03-02 09:00:00+01
CREATE FUNCTION sitzung.zeit()
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF length(current_setting('app.siegel', true)) = 64
     AND current_setting('app.siegel', true) = sitzung.siegel_berechnen() THEN
    RETURN nullif(current_setting('app.zeit', true), '')::timestamptz;
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.zeit() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.zeit() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.zeit() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.zeit() IS
'Mit engine.zeit_setzen gesetzte Zeit dieser Transaktion; NULL, wenn die Uhr gilt oder das Siegel nicht passt.';

-- The tenant who is acting, in the channel portal.
--
--   BEGIN; SELECT sitzung.als_mieter(1, 4711); SELECT sitzung.mieter_id();
--    → 4711
CREATE FUNCTION sitzung.mieter_id()
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
    RETURN nullif(current_setting('app.current_mieter_id', true), '')::bigint;
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.mieter_id() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.mieter_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.mieter_id() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.mieter_id() IS
'Mieter des geprüften Kontexts (akte.mieter.id). NULL ohne gültigen Kontext oder wenn kein Mieter handelt.';

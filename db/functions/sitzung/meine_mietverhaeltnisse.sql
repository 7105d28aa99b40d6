-- The leases of the tenant who is acting, those that have ended and those still to begin included. Policies ask it once per statement.
--
--   BEGIN; SELECT sitzung.als_mieter(1, 4711); SELECT sitzung.meine_mietverhaeltnisse();
--    → {12}
CREATE FUNCTION sitzung.meine_mietverhaeltnisse()
RETURNS bigint[]
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- looked up on entering, under the seal
  IF length(current_setting('app.siegel', true)) = 64 AND current_setting('app.current_mieter_id', true) <> ''
     AND current_setting('app.siegel', true) = sitzung.siegel_berechnen() THEN
    RETURN current_setting('app.mietverhaeltnisse', true)::bigint[];
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.meine_mietverhaeltnisse() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.meine_mietverhaeltnisse() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.meine_mietverhaeltnisse() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.meine_mietverhaeltnisse() IS
'Mietverhältnisse (id), in denen der handelnde Mieter Vertragspartei ist, war oder wird, aufsteigend; {} ohne eines.
NULL, wenn kein Mieter handelt.';

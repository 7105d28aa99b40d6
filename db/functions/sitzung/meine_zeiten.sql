-- Since when and until when the acting tenant was party, for those leases only in which that differs from the lease itself. Policies ask it once
-- per statement and hand it to portal.in_meiner_zeit.
--
--   BEGIN; SELECT sitzung.als_mieter(1, 4711); SELECT sitzung.meine_zeiten();
--    → {"12": ["2024-06-01", null]}
CREATE FUNCTION sitzung.meine_zeiten()
RETURNS jsonb
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
    RETURN current_setting('app.parteizeiten', true)::jsonb;
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.meine_zeiten() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.meine_zeiten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.meine_zeiten() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.meine_zeiten() IS
'Von wann bis wann der handelnde Mieter Vertragspartei war: {"Mietverhältnis": [Tag des Eintritts, letzter Tag]}, nur für Mietverhältnisse, in die er
später eingetreten oder aus denen er ausgeschieden ist (Mieterwechsel); {} ohne ein solches. NULL, wenn kein Mieter handelt.';

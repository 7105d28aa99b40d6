-- The member of staff who is acting.
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 17); SELECT sitzung.benutzer_id();
--    → 17
CREATE FUNCTION sitzung.benutzer_id()
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
    RETURN nullif(current_setting('app.current_benutzer_id', true), '')::bigint;
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.benutzer_id() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.benutzer_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.benutzer_id() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.benutzer_id() IS
'Benutzer des geprüften Kontexts (akte.benutzer.id). NULL ohne gültigen Kontext oder wenn kein Benutzer handelt.';

-- Through which door the person came: verwaltung, portal, freigabe, dienst.
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 17); SELECT sitzung.kanal();
--    → verwaltung
CREATE FUNCTION sitzung.kanal()
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF length(current_setting('app.siegel', true)) = 64
     AND current_setting('app.siegel', true) = sitzung.siegel_berechnen() THEN
    RETURN nullif(current_setting('app.kanal', true), '');
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.kanal() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.kanal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.kanal() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.kanal() IS
'Kanal des geprüften Kontexts: verwaltung, portal, freigabe oder dienst. NULL ohne gültigen Kontext. Richtlinien nennen ihn,
weil der DBA Mitglied aller Kanalrollen ist.';

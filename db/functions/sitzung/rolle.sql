-- What the person may do: the role that transitions name.
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 17); SELECT sitzung.rolle();
--    → sachbearbeitung
CREATE FUNCTION sitzung.rolle()
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
    RETURN nullif(current_setting('app.rolle', true), '');
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.rolle() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.rolle() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.rolle() TO
  mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.rolle() IS
'Rolle des geprüften Kontexts: sachbearbeitung, buchhaltung, teamleitung, verwalter-admin, dienst oder mieter. NULL ohne
gültigen Kontext.';

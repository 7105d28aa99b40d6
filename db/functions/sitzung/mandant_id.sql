-- Whose file is this transaction in? Policies ask it once per statement: mandant_id = (SELECT sitzung.mandant_id()).
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 1); SELECT sitzung.mandant_id();
--    → 1
--   SET LOCAL app.current_mandant_id = '2'; SELECT sitzung.mandant_id();
--    → NULL: the seal no longer fits
CREATE FUNCTION sitzung.mandant_id()
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
    RETURN nullif(current_setting('app.current_mandant_id', true), '')::bigint;
  END IF;
  RETURN NULL;
END
$$;

ALTER FUNCTION sitzung.mandant_id() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.mandant_id() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.mandant_id() TO
  mietakte_loeschung, mietakte_owner, mietakte_engine, mietakte_deploy, mietakte_verwaltung, mietakte_portal, mietakte_freigabe,
  mietakte_anmeldung, mietakte_dienst, mietakte_pruefer, mietakte_sicherung, mietakte_dba;
COMMENT ON FUNCTION sitzung.mandant_id() IS
'Mandant des geprüften Kontexts (akte.mandanten.id). NULL ohne gültigen Kontext; dann liefert jede Richtlinie keine Zeile.';

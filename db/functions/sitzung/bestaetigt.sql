-- Has the person who acts given the password within the last five minutes, by logging in or once more? Without a session (DBA): yes.
--
--   SELECT sitzung.bestaetigt();
--    → f
CREATE FUNCTION sitzung.bestaetigt()
RETURNS boolean
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_mandant_id CONSTANT bigint := sitzung.mandant_id();
  v_sitzung_id CONSTANT bigint := sitzung.sitzung_id();
BEGIN
  IF v_mandant_id IS NULL THEN
    RETURN false;
  ELSIF v_sitzung_id IS NULL THEN
    RETURN true;
  END IF;
  RETURN EXISTS (
    SELECT FROM sitzung.sitzungen AS s
    WHERE s.mandant_id = v_mandant_id AND s.id = v_sitzung_id
      AND greatest(s.erstellt_am, s.bestaetigt_am) > clock_timestamp() - interval '5 minutes');
END
$$;

ALTER FUNCTION sitzung.bestaetigt() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.bestaetigt() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.bestaetigt() TO mietakte_engine;
COMMENT ON FUNCTION sitzung.bestaetigt() IS
'Hat die handelnde Person in den letzten fünf Minuten ihr Passwort eingegeben oder sich angemeldet? Ohne Sitzung (DBA) ja, ohne gültigen Kontext nein.';

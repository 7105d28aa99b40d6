-- Notes that this session has just given its password again. The shell has checked it with sitzung.passwort_nachsehen.
--
--   SELECT sitzung.bestaetigen(p_token => '9f2c…');
CREATE FUNCTION sitzung.bestaetigen(p_token text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE sitzung.sitzungen AS s
  SET bestaetigt_am = clock_timestamp()
  WHERE s.token_hash = sha256(convert_to(p_token, 'UTF8')) AND s.widerrufen_am IS NULL AND s.laeuft_ab_am > clock_timestamp();
END
$$;

ALTER FUNCTION sitzung.bestaetigen(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.bestaetigen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.bestaetigen(text) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.bestaetigen(text) IS
'Merkt, dass die Person der Sitzung ihr Passwort eben noch einmal eingegeben hat; geprüft hat es die Oberfläche. Gilt fünf Minuten (sitzung.bestaetigt).';

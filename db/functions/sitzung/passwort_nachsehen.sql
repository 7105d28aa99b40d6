-- The hash the shell checks the old password against before it may set a new one. Counts like a login.
--
--   SELECT sitzung.passwort_nachsehen(p_token => '9f2c…', p_ip => '203.0.113.7');
--    → $argon2id$v=19$m=19456,t=2,p=1$…
CREATE FUNCTION sitzung.passwort_nachsehen(p_token text, p_ip inet)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_zugang CONSTANT sitzung.zugaenge := sitzung.zugang_zum_token(p_token);
BEGIN
  PERFORM sitzung.versuch_zaehlen(
    p_art => 'bekannt',
    p_schluessel => sha256(sha256(convert_to(v_zugang.kanal || ':' || v_zugang.email, 'UTF8'))
                           || convert_to(sitzung.netz(coalesce(p_ip, '0.0.0.0'))::text, 'UTF8')),
    p_frei => 10, p_fenster => interval '1 hour', p_streng => true);
  RETURN v_zugang.passwort_hash;
END
$$;

ALTER FUNCTION sitzung.passwort_nachsehen(text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.passwort_nachsehen(text, inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.passwort_nachsehen(text, inet) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.passwort_nachsehen(text, inet) IS
'Passwort-Hash (argon2id) der angemeldeten Person zum Prüfen des alten Passworts; NULL, wenn sie noch keines hat. Zählt als Versuch,
deshalb vor dem Prüfen COMMIT. Fehler: MA101 Sitzung ungültig, MA108 zu viele Versuche.';

-- Sets a new password after the shell has checked the old one, ends every session of the person and opens a new one here.
--
--   SELECT * FROM sitzung.passwort_setzen(p_token => '9f2c…', p_passwort_hash => '$argon2id$…', p_geraet => 'Firefox', p_ip => '203.0.113.7');
--    token | kanal      | laeuft_ab_am
--    03aa… | verwaltung | 2026-11-20 20:15:00+01
CREATE FUNCTION sitzung.passwort_setzen(
  p_token text, p_passwort_hash text, p_geraet text, p_ip inet,
  OUT token text, OUT kanal text, OUT laeuft_ab_am timestamptz
)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_zugang CONSTANT sitzung.zugaenge := sitzung.zugang_zum_token(p_token);
BEGIN
  PERFORM sitzung.passwort_eintragen(
    p_mandant_id => v_zugang.mandant_id, p_zugang_id => v_zugang.id, p_passwort_hash => p_passwort_hash);
  SELECT e.token, e.kanal, e.laeuft_ab_am
  INTO passwort_setzen.token, passwort_setzen.kanal, passwort_setzen.laeuft_ab_am
  FROM sitzung.eroeffnen(
    p_mandant_id => v_zugang.mandant_id, p_zugang_id => v_zugang.id, p_geraet => p_geraet, p_ip => p_ip) AS e;
END
$$;

ALTER FUNCTION sitzung.passwort_setzen(text, text, text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.passwort_setzen(text, text, text, inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.passwort_setzen(text, text, text, inet) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.passwort_setzen(text, text, text, inet) IS
'Setzt das neue Passwort (argon2id-Hash) der angemeldeten Person, beendet alle ihre Sitzungen und eröffnet eine neue: token, kanal,
laeuft_ab_am. Das alte Passwort hat die Oberfläche vorher mit sitzung.passwort_nachsehen geprüft. Fehler: MA101 Sitzung ungültig,
MA103 Person nicht mehr aktiv, MA109 Hash zu schwach.';

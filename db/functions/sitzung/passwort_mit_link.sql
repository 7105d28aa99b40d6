-- Sets the password with a link from an invitation or a reset, and logs in. Only a POST may call it.
--
--   SELECT * FROM sitzung.passwort_mit_link(p_token => '77d0…', p_passwort_hash => '$argon2id$…', p_geraet => 'Firefox', p_ip => '203.0.113.7');
--    token | kanal      | laeuft_ab_am
--    9f2c… | verwaltung | 2026-11-20 20:15:00+01
CREATE FUNCTION sitzung.passwort_mit_link(
  p_token text, p_passwort_hash text, p_geraet text DEFAULT NULL, p_ip inet DEFAULT NULL,
  OUT token text, OUT kanal text, OUT laeuft_ab_am timestamptz
)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_link record;
BEGIN
  SELECT l.mandant_id, l.zugang_id INTO v_link
  FROM sitzung.link_verbrauchen(p_token => p_token, p_zwecke => ARRAY['passwort', 'einladung']) AS l;
  PERFORM sitzung.passwort_eintragen(
    p_mandant_id => v_link.mandant_id, p_zugang_id => v_link.zugang_id, p_passwort_hash => p_passwort_hash);
  SELECT e.token, e.kanal, e.laeuft_ab_am
  INTO passwort_mit_link.token, passwort_mit_link.kanal, passwort_mit_link.laeuft_ab_am
  FROM sitzung.eroeffnen(
    p_mandant_id => v_link.mandant_id, p_zugang_id => v_link.zugang_id, p_geraet => p_geraet, p_ip => p_ip) AS e;
END
$$;

ALTER FUNCTION sitzung.passwort_mit_link(text, text, text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.passwort_mit_link(text, text, text, inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.passwort_mit_link(text, text, text, inet) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.passwort_mit_link(text, text, text, inet) IS
'Setzt mit einem einmaligen Link (Zweck passwort oder einladung) das Passwort (argon2id-Hash), beendet alle Sitzungen der Person und
eröffnet eine neue: token, kanal, laeuft_ab_am. Fehler: MA103 Zugang gesperrt oder Person nicht mehr aktiv, MA107 Link gilt nicht
mehr, MA109 Hash fehlt oder zu schwach.';

-- Logs in with a one-time link. Only a POST may call it: a mail scanner that opens the page must not use the link up.
--
--   SELECT * FROM sitzung.link_einloesen(p_token => '77d0…', p_geraet => 'Firefox', p_ip => '203.0.113.7');
--    token | kanal  | laeuft_ab_am
--    9f2c… | portal | 2026-11-20 20:15:00+01
CREATE FUNCTION sitzung.link_einloesen(
  p_token text, p_geraet text DEFAULT NULL, p_ip inet DEFAULT NULL,
  OUT token text, OUT kanal text, OUT laeuft_ab_am timestamptz
)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  SELECT e.token, e.kanal, e.laeuft_ab_am
  INTO link_einloesen.token, link_einloesen.kanal, link_einloesen.laeuft_ab_am
  FROM sitzung.link_verbrauchen(p_token => p_token, p_zwecke => ARRAY['anmeldung']) AS l
  CROSS JOIN LATERAL sitzung.eroeffnen(
    p_mandant_id => l.mandant_id, p_zugang_id => l.zugang_id, p_geraet => p_geraet, p_ip => p_ip) AS e;
END
$$;

ALTER FUNCTION sitzung.link_einloesen(text, text, inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.link_einloesen(text, text, inet) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.link_einloesen(text, text, inet) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.link_einloesen(text, text, inet) IS
'Meldet mit einem einmaligen Link (Zweck anmeldung) an: token, kanal, laeuft_ab_am der neuen Sitzung. Fehler: MA103 Zugang gesperrt
oder Person nicht mehr aktiv, MA107 Link gilt nicht mehr.';

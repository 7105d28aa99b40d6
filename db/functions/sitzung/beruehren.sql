-- Notes that a session was used, at most once a minute. Never wakes one that has expired.
--
--   SELECT sitzung.beruehren('9f2c…');
CREATE FUNCTION sitzung.beruehren(p_token text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt CONSTANT timestamptz := clock_timestamp();
BEGIN
  UPDATE sitzung.sitzungen AS s
  SET zuletzt_am = v_jetzt
  WHERE s.token_hash = sha256(convert_to(p_token, 'UTF8'))
    AND s.widerrufen_am IS NULL
    AND s.laeuft_ab_am > v_jetzt
    AND s.zuletzt_am + s.leerlauf > v_jetzt
    AND s.zuletzt_am < v_jetzt - interval '1 minute';
END
$$;

ALTER FUNCTION sitzung.beruehren(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.beruehren(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.beruehren(text) TO mietakte_verwaltung, mietakte_portal, mietakte_freigabe;
COMMENT ON FUNCTION sitzung.beruehren(text) IS
'Merkt, dass eine Sitzung benutzt wurde (höchstens einmal je Minute). Eine abgelaufene oder widerrufene bleibt es.';

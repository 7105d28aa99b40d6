-- Removes what no longer counts: ended sessions and links after 30 days, counters after one, signals after an hour.
--
--   SELECT sitzung.aufraeumen();
--    → 214
CREATE FUNCTION sitzung.aufraeumen()
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt   CONSTANT timestamptz := clock_timestamp();
  v_zeilen  bigint;
  v_gesamt  bigint := 0::bigint;
BEGIN
  DELETE FROM sitzung.sitzungen AS s WHERE s.laeuft_ab_am < v_jetzt - interval '30 days';
  GET DIAGNOSTICS v_zeilen = ROW_COUNT;
  v_gesamt := v_gesamt + v_zeilen;
  DELETE FROM sitzung.links AS l WHERE l.laeuft_ab_am < v_jetzt - interval '30 days';
  GET DIAGNOSTICS v_zeilen = ROW_COUNT;
  v_gesamt := v_gesamt + v_zeilen;
  DELETE FROM sitzung.anmeldeversuche AS a WHERE a.letzter_am < v_jetzt - interval '1 day';
  GET DIAGNOSTICS v_zeilen = ROW_COUNT;
  v_gesamt := v_gesamt + v_zeilen;
  DELETE FROM sitzung.signale AS g WHERE g.am < v_jetzt - interval '1 hour';
  GET DIAGNOSTICS v_zeilen = ROW_COUNT;
  RETURN v_gesamt + v_zeilen;
END
$$;

ALTER FUNCTION sitzung.aufraeumen() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.aufraeumen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.aufraeumen() TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION sitzung.aufraeumen() IS
'Löscht Sitzungen und Links, die seit 30 Tagen abgelaufen sind, Zähler, die seit einem Tag ruhen, und Signale, die älter als eine Stunde sind. Gibt die Zahl der Zeilen
zurück. Läuft nächtlich und darf jederzeit laufen.';

-- Counts one attempt and refuses when the counter is waiting. From the p_frei-th attempt on each further one doubles the wait:
-- 30 seconds, 1, 2, 4, 8, then 15 minutes. A refused attempt does not count, so nobody can lock a person out for ever.
--
--   SELECT sitzung.versuch_zaehlen(p_art => 'konto', p_schluessel => sha256('x'), p_frei => 5,
--                                  p_fenster => interval '1 hour', p_streng => true);
--
-- LOCK ACQUISITION: the counter's row, until the short transaction of the attempt ends.
CREATE FUNCTION sitzung.versuch_zaehlen(p_art text, p_schluessel bytea, p_frei int, p_fenster interval, p_streng boolean)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt  CONSTANT timestamptz := clock_timestamp();
  v_bis    timestamptz;
  v_anzahl int;
BEGIN
  INSERT INTO sitzung.anmeldeversuche AS a (art, schluessel, anzahl, letzter_am, gesperrt_bis)
  VALUES (p_art, p_schluessel, 1, v_jetzt, '-infinity')
  ON CONFLICT (art, schluessel) DO UPDATE
  SET anzahl = CASE WHEN a.letzter_am < v_jetzt - p_fenster THEN 1 ELSE a.anzahl + 1 END,
      letzter_am = v_jetzt
  RETURNING a.gesperrt_bis, a.anzahl INTO v_bis, v_anzahl;

  IF p_streng AND v_bis > v_jetzt THEN
    RAISE EXCEPTION USING ERRCODE = 'MA108',
      MESSAGE = 'Zu viele Anmeldeversuche.',
      DETAIL = format('warten=%s', ceil(extract(epoch FROM v_bis - v_jetzt))),
      HINT = format('In %s Minuten noch einmal versuchen.', ceil(extract(epoch FROM v_bis - v_jetzt) / 60));
  END IF;

  IF v_anzahl >= p_frei THEN
    UPDATE sitzung.anmeldeversuche AS a
    SET gesperrt_bis = v_jetzt + least(interval '15 minutes', interval '30 seconds' * power(2, least(v_anzahl - p_frei, 10)))
    WHERE a.art = p_art AND a.schluessel = p_schluessel;
  END IF;
END
$$;

ALTER FUNCTION sitzung.versuch_zaehlen(text, bytea, int, interval, boolean) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.versuch_zaehlen(text, bytea, int, interval, boolean) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.versuch_zaehlen(text, bytea, int, interval, boolean) IS
'Zählt einen Versuch (p_art konto, bekannt, netz, gesamt; p_schluessel ein Hash). Ab dem p_frei-ten innerhalb von p_fenster wird
gewartet: 30 Sekunden, je Versuch doppelt, höchstens 15 Minuten. p_streng=false zählt nur. Fehler: MA108 mit der Wartezeit in
Sekunden im DETAIL (warten=…). Nur für die Funktionen des Schemas sitzung.';

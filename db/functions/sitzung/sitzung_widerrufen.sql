-- Ends one of the own sessions, on another device or here.
--
--   BEGIN; SELECT sitzung.betreten('9f2c…');
--   SELECT sitzung.sitzung_widerrufen(p_kennung => '7d44b5a0-9dc0-41d1-b245-5ffdce74fad2'); COMMIT;
CREATE FUNCTION sitzung.sitzung_widerrufen(p_kennung uuid)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_zugang_id CONSTANT bigint := sitzung.mein_zugang();
BEGIN
  UPDATE sitzung.sitzungen AS s
  SET widerrufen_am = clock_timestamp(), widerruf_grund = 'widerrufen'
  WHERE s.mandant_id = sitzung.mandant_id() AND s.zugang_id = v_zugang_id AND s.kennung = p_kennung
    AND s.widerrufen_am IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA114',
      MESSAGE = 'Diese Sitzung gibt es nicht mehr.',
      DETAIL = format('kennung=%s', p_kennung),
      HINT = 'Die Liste der angemeldeten Geräte neu laden.';
  END IF;
END
$$;

ALTER FUNCTION sitzung.sitzung_widerrufen(uuid) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.sitzung_widerrufen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.sitzung_widerrufen(uuid) TO mietakte_verwaltung, mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION sitzung.sitzung_widerrufen(uuid) IS
'Beendet eine eigene Sitzung (Kennung aus sitzung.meine_sitzungen). Fehler: MA111 keine Person im Kontext, MA114 keine eigene
offene Sitzung dieser Kennung.';

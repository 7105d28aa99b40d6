-- Ends the session of this context. The token is worthless from the commit on.
--
--   BEGIN; SELECT sitzung.betreten('9f2c…'); SELECT sitzung.abmelden(); COMMIT;
CREATE FUNCTION sitzung.abmelden()
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE sitzung.sitzungen AS s
  SET widerrufen_am = clock_timestamp(), widerruf_grund = 'abgemeldet'
  WHERE s.mandant_id = sitzung.mandant_id() AND s.id = sitzung.sitzung_id() AND s.widerrufen_am IS NULL;
END
$$;

ALTER FUNCTION sitzung.abmelden() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.abmelden() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.abmelden() TO mietakte_verwaltung, mietakte_portal, mietakte_freigabe;
COMMENT ON FUNCTION sitzung.abmelden() IS
'Beendet die Sitzung, mit der eingetreten wurde. Ohne eine solche geschieht nichts.';

-- The HMAC-SHA256 that the settings of this transaction must carry to count. Executable by its owner alone.
--
--   SELECT sitzung.siegel_berechnen();
--    → 5b0c…  (64 hex digits)
--
-- Every value goes in with its length in front, so no two contexts share a text. Backend and transaction time bind the seal
-- to this transaction: copied into another one it is worthless.
CREATE FUNCTION sitzung.siegel_berechnen()
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_mandant  text := current_setting('app.current_mandant_id', true);
  v_mieter   text := current_setting('app.current_mieter_id', true);
  v_benutzer text := current_setting('app.current_benutzer_id', true);
  v_kanal    text := current_setting('app.kanal', true);
  v_rolle    text := current_setting('app.rolle', true);
  v_sitzung  text := current_setting('app.sitzung', true);
  v_zeit     text := current_setting('app.zeit', true);
  v_vertraege text := current_setting('app.mietverhaeltnisse', true);
  v_innen    bytea;
  v_aussen   bytea;
BEGIN
  SELECT s.innen, s.aussen INTO v_innen, v_aussen FROM sitzung.schluessel AS s;
  RETURN encode(sha256(v_aussen || sha256(v_innen || convert_to(
    length(v_mandant) || ':' || v_mandant
    || length(v_mieter) || ':' || v_mieter
    || length(v_benutzer) || ':' || v_benutzer
    || length(v_kanal) || ':' || v_kanal
    || length(v_rolle) || ':' || v_rolle
    || length(v_sitzung) || ':' || v_sitzung
    || length(v_zeit) || ':' || v_zeit
    || length(v_vertraege) || ':' || v_vertraege
    || pg_backend_pid() || ':' || extract(epoch FROM transaction_timestamp()), 'UTF8'))), 'hex');
END
$$;

ALTER FUNCTION sitzung.siegel_berechnen() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.siegel_berechnen() FROM PUBLIC;
COMMENT ON FUNCTION sitzung.siegel_berechnen() IS
'Siegel (HMAC-SHA256, 64 Hexziffern) über Mandant, Mieter, Benutzer, Kanal, Rolle, Sitzung, gesetzte Zeit, Mietverhältnisse, Backend und
Transaktionszeit. NULL, wenn eine der Einstellungen fehlt. Nur für die Funktionen des Schemas sitzung.';

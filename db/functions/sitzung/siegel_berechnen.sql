-- The HMAC-SHA256 that the settings of this transaction must carry to count. Executable by its owner alone.
--
--   SELECT sitzung.siegel_berechnen();
--    → 5b0c…  (64 hex digits)
--
-- The text is a JSON array, so that no two contexts share one. Backend and transaction time bind the seal to this transaction:
-- copied into another one it is worthless.
CREATE FUNCTION sitzung.siegel_berechnen()
RETURNS text
LANGUAGE plpgsql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_innen  bytea;
  v_aussen bytea;
BEGIN
  SELECT s.innen, s.aussen INTO v_innen, v_aussen FROM sitzung.schluessel AS s;
  -- one expression on purpose: this runs once or twice in every statement of a tenant (bench/rls)
  RETURN encode(sha256(v_aussen || sha256(v_innen || convert_to(json_build_array(
    current_setting('app.current_mandant_id', true), current_setting('app.current_mieter_id', true), current_setting('app.current_benutzer_id', true),
    current_setting('app.kanal', true), current_setting('app.rolle', true), current_setting('app.sitzung', true), current_setting('app.zeit', true),
    current_setting('app.mietverhaeltnisse', true), current_setting('app.parteizeiten', true), pg_backend_pid(), extract(epoch FROM transaction_timestamp()))::text, 'UTF8'))), 'hex');
END
$$;

ALTER FUNCTION sitzung.siegel_berechnen() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.siegel_berechnen() FROM PUBLIC;
COMMENT ON FUNCTION sitzung.siegel_berechnen() IS
'Siegel (HMAC-SHA256, 64 Hexziffern) über Mandant, Mieter, Benutzer, Kanal, Rolle, Sitzung, gesetzte Zeit, Mietverhältnisse, Parteizeiten, Backend und
Transaktionszeit. Nur für die Funktionen des Schemas sitzung.';

-- Ends every open link of an order. The one that is just used counts as used, the others as revoked.
--
--   SELECT sitzung.auftrag_link_schliessen(p_auftrag_id => 3, p_grund => 'widerrufen');
--    → 1
CREATE FUNCTION sitzung.auftrag_link_schliessen(p_auftrag_id bigint, p_grund text)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_jetzt CONSTANT timestamptz := clock_timestamp();
  v_eigener CONSTANT bigint := CASE sitzung.kanal() WHEN 'freigabe' THEN -sitzung.sitzung_id() END;
  v_anzahl int;
BEGIN
  UPDATE sitzung.freigabelinks AS l
     SET eingeloest_am  = CASE WHEN l.id = v_eigener THEN v_jetzt END,
         widerrufen_am  = CASE WHEN l.id = v_eigener THEN NULL ELSE v_jetzt END,
         widerruf_grund = CASE WHEN l.id = v_eigener THEN NULL ELSE p_grund END
   WHERE l.mandant_id = sitzung.mandant_id() AND l.auftrag_id = p_auftrag_id AND l.eingeloest_am IS NULL AND l.widerrufen_am IS NULL;
  GET DIAGNOSTICS v_anzahl = ROW_COUNT;
  RETURN v_anzahl;
END
$fn$;
ALTER FUNCTION sitzung.auftrag_link_schliessen(bigint, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.auftrag_link_schliessen(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.auftrag_link_schliessen(bigint, text) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.auftrag_link_schliessen(bigint, text) IS
'Schließt alle offenen Links eines Auftrags und gibt ihre Zahl zurück. p_grund: widerrufen, ersetzt, entschieden. Nur für die Funktionen der Engine.';

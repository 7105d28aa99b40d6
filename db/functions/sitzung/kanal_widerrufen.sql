-- Ends every token of this name.
--
--   BEGIN; SELECT sitzung.als_dienst(1); SELECT sitzung.kanal_widerrufen(p_name => 'Sprachassistent'); COMMIT;
--    → 1
CREATE FUNCTION sitzung.kanal_widerrufen(p_name text)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_anzahl bigint;
BEGIN
  UPDATE sitzung.eingangskanaele AS e SET widerrufen_am = clock_timestamp()
   WHERE e.mandant_id = sitzung.mandant_id() AND e.name = btrim(p_name) AND e.widerrufen_am IS NULL;
  GET DIAGNOSTICS v_anzahl = ROW_COUNT;
  RETURN v_anzahl;
END
$fn$;
ALTER FUNCTION sitzung.kanal_widerrufen(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.kanal_widerrufen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.kanal_widerrufen(text) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION sitzung.kanal_widerrufen(text) IS
'Widerruft alle Token dieses Namens beim Mandanten des Kontexts und gibt ihre Zahl zurück.';

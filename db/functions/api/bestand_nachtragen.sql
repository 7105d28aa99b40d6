-- The backfill for leases that were in the database before the machines: every one without a master gets it.
--
-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT zustand, count(*) FROM api.bestand_nachtragen() GROUP BY 1;
--  zustand                   | count
--  laufende_vermietung       |   812
--  mietvertrag_abgeschlossen |   377
-- COMMIT;
CREATE FUNCTION api.bestand_nachtragen()
RETURNS TABLE (mietverhaeltnis_id bigint, zustand text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s    sitzung.person := engine.tuer();
  v_haus bigint;
BEGIN
  -- LOCK ACQUISITION: not beside an import
  INSERT INTO engine.traeger (mandant_id, art) VALUES (v_s.mandant_id, 'standalone') ON CONFLICT DO NOTHING;
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);
  RETURN QUERY SELECT x.mietverhaeltnis_id, x.zustand FROM api.bestand_master_uebernehmen(v_s, '{}') x;
END
$fn$;
ALTER FUNCTION api.bestand_nachtragen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_nachtragen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_nachtragen() TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bestand_nachtragen() IS
'Trägt Mietverhältnissen ohne Master ihren Master nach (siehe api.bestand_master_uebernehmen); wiederholbar. Fehler: MA001, MA002.';

-- Letters ready for the printer; they stay locked until the transaction ends, so that no letter gets into two batches.
-- SELECT kennung, empfaenger, length(inhalt) FROM api.post_druckbares(200);   →  9b0c… | Katrin Ostermann | 48211
CREATE FUNCTION api.post_druckbares(p_hoechstens int DEFAULT 200)
RETURNS TABLE (kennung uuid, empfaenger text, anschrift text, betreff text, inhalt bytea)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
BEGIN
  -- LOCK ACQUISITION: one batch of a client after the other
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('druckstapel:' || v_s.mandant_id, 0));
  RETURN QUERY
    SELECT p.kennung, p.empfaenger, p.anschrift, p.betreff, f.inhalt
      FROM akte.postausgang p JOIN akte.dokument_dateien f ON f.mandant_id = p.mandant_id AND f.dokument_id = p.dokument_id
     WHERE p.mandant_id = v_s.mandant_id AND p.weg = 'druck' AND p.status = 'wartend'
     ORDER BY p.id
       FOR UPDATE OF p SKIP LOCKED
     LIMIT p_hoechstens;
END
$fn$;
ALTER FUNCTION api.post_druckbares(int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_druckbares(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_druckbares(int) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.post_druckbares(int) IS
'Briefe, deren PDF fertig ist und die noch in keinem Druckstapel liegen, gesperrt bis zum Ende der Transaktion. Danach api.post_stapel_ablegen. Fehler: MA001, MA002.';

-- Releases several proposals, each for itself: a refusal of one does not stop the others.
-- SELECT vorgang_id, ok, nach FROM api.mahnungen_freigeben('{4711, 4712}');
CREATE FUNCTION api.mahnungen_freigeben(p_vorgang_ids bigint[])
RETURNS SETOF engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_x record;
BEGIN
  -- LOCK ACQUISITION: leases before objects, each by id, so that two mass releases never wait for each other
  FOR v_x IN SELECT t.id FROM engine.traeger t
              WHERE t.mandant_id = v_s.mandant_id AND t.id IN (SELECT v.traeger_id FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = ANY (p_vorgang_ids))
              ORDER BY t.art = 'objekt', t.id LOOP
    PERFORM engine.sperren(v_s.mandant_id, v_x.id);
  END LOOP;
  FOR v_x IN SELECT DISTINCT i FROM pg_catalog.unnest(p_vorgang_ids) i WHERE i IS NOT NULL ORDER BY i LOOP
    RETURN NEXT api.mahnung_freigeben(v_x.i);
  END LOOP;
END
$fn$;
ALTER FUNCTION api.mahnungen_freigeben(bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnungen_freigeben(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnungen_freigeben(bigint[]) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.mahnungen_freigeben(bigint[]) IS
'Gibt mehrere vorgeschlagene Mahnungen frei; je Vorgang eine Zeile engine.ergebnis. Eine Ablehnung hält die anderen nicht auf. Fehler: MA001, MA002; als Zeile wie api.mahnung_freigeben.';

-- Locks the brackets of debtors in the order of the house: leases, then objects, each by id.
-- SELECT regel.bank_sperren(s, '[{"mietverhaeltnis_id": 17}]');   →  1
CREATE FUNCTION regel.bank_sperren(p_s sitzung.person, p_teile jsonb)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_t record;
  v_n int := 0;
BEGIN
  -- LOCK ACQUISITION: after the client's own bracket
  FOR v_t IN
    SELECT DISTINCT t.art = 'objekt' AS haus, t.id
      FROM pg_catalog.jsonb_to_recordset(p_teile) AS d(mietverhaeltnis_id bigint, einheit_id bigint)
      JOIN engine.traeger t ON t.mandant_id = p_s.mandant_id AND t.id = regel.schuldner_traeger(p_s.mandant_id, d.mietverhaeltnis_id, d.einheit_id)
     ORDER BY 1, 2
  LOOP
    PERFORM engine.sperren(p_s.mandant_id, v_t.id);
    v_n := v_n + 1;
  END LOOP;
  RETURN v_n;
END
$fn$;
ALTER FUNCTION regel.bank_sperren(sitzung.person, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_sperren(sitzung.person, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_sperren(sitzung.person, jsonb) IS
'Sperrt die Klammern der Schuldner (Liste mit mietverhaeltnis_id oder einheit_id) in der Reihenfolge des Hauses und gibt ihre Zahl zurück.';

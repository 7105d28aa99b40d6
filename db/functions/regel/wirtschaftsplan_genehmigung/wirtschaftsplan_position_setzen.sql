CREATE FUNCTION regel.wirtschaftsplan_position_setzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_plan   bigint := (regel.wirtschaftsplan_zeile(p_k)).id;
  v_nummer int := coalesce((p_k.daten->>'nummer')::int, (SELECT coalesce(max(p.nummer), 0) + 1 FROM akte.wirtschaftsplan_positionen p WHERE p.mandant_id = p_k.mandant_id AND p.plan_id = v_plan));
BEGIN
  INSERT INTO akte.wirtschaftsplan_positionen (mandant_id, plan_id, nummer, fassung, bezeichnung, art, betrag, schluessel, erfasst_am)
  VALUES (p_k.mandant_id, v_plan, v_nummer,
          (SELECT coalesce(max(p.fassung), 0) + 1 FROM akte.wirtschaftsplan_positionen p WHERE p.mandant_id = p_k.mandant_id AND p.plan_id = v_plan AND p.nummer = v_nummer),
          p_k.daten->>'bezeichnung', p_k.daten->>'art', (p_k.daten->>'betrag')::numeric, p_k.daten->>'schluessel', p_k.jetzt);
  RETURN pg_catalog.jsonb_build_object('position', v_nummer);
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_position_setzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_position_setzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_position_setzen(engine.kontext) IS
'Nimmt eine Position in den Plan auf oder gibt ihr eine neue Fassung.';

CREATE FUNCTION regel.versammlung_top_setzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_nummer int := coalesce((p_k.daten->>'nummer')::int,
    (SELECT coalesce(max(t.nummer), 0) + 1 FROM akte.tagesordnungspunkte t WHERE t.mandant_id = p_k.mandant_id AND t.versammlung_id = p_k.bezug_id));
BEGIN
  INSERT INTO akte.tagesordnungspunkte (mandant_id, versammlung_id, nummer, fassung, art, titel, antrag, erfasst_am)
  VALUES (p_k.mandant_id, p_k.bezug_id, v_nummer,
          (SELECT coalesce(max(t.fassung), 0) + 1 FROM akte.tagesordnungspunkte t WHERE t.mandant_id = p_k.mandant_id AND t.versammlung_id = p_k.bezug_id AND t.nummer = v_nummer),
          p_k.daten->>'art', p_k.daten->>'titel', p_k.daten->>'antrag', p_k.jetzt);
  RETURN pg_catalog.jsonb_build_object('tagesordnungspunkt', v_nummer);
END
$fn$;
ALTER FUNCTION regel.versammlung_top_setzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_top_setzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_top_setzen(engine.kontext) IS
'Nimmt einen Punkt in die Tagesordnung auf oder gibt ihm eine neue Fassung.';

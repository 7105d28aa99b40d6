CREATE FUNCTION regel.wirtschaftsplan_position_streichen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.wirtschaftsplan_positionen (mandant_id, plan_id, nummer, fassung, bezeichnung, art, betrag, schluessel, gestrichen, erfasst_am)
  SELECT p.mandant_id, p.plan_id, p.nummer, p.fassung + 1, p.bezeichnung, p.art, p.betrag, p.schluessel, true, p_k.jetzt
    FROM regel.wirtschaftsplan_posten(p_k.mandant_id, (regel.wirtschaftsplan_zeile(p_k)).id) p WHERE p.nummer = (p_k.daten->>'nummer')::int;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_position_streichen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_position_streichen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_position_streichen(engine.kontext) IS
'Streicht eine Position des Plans.';

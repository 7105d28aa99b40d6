-- The landlord agrees, under the terms named; the day may still move.
CREATE FUNCTION regel.mieterwechsel_zustimmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mieterwechsel AS w SET zugestimmt_am = p_k.heute, bonitaet = p_k.daten->>'bonitaet', wechsel_am = coalesce((p_k.daten->>'wechsel_am')::date, w.wechsel_am)
   WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_zustimmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_zustimmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_zustimmen(engine.kontext) IS
'Hält die Zustimmung der Vermieterseite fest.';

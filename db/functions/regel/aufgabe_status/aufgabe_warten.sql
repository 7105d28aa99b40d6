-- For whom, and when to look again.
CREATE FUNCTION regel.aufgabe_warten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.aufgaben AS a SET wartet_auf = p_k.daten->>'auf', wiedervorlage_am = (p_k.daten->>'wiedervorlage_am')::date
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.aufgabe_warten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_warten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_warten(engine.kontext) IS
'Hält fest, worauf gewartet wird und wann wieder vorzulegen ist.';

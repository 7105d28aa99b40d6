-- What it waited for is there, or its day has come.
CREATE FUNCTION regel.aufgabe_weitergehen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.aufgaben AS a SET wartet_auf = NULL, wiedervorlage_am = NULL WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.aufgabe_weitergehen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_weitergehen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_weitergehen(engine.kontext) IS
'Beendet das Warten.';

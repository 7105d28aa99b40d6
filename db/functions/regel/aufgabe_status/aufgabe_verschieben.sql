-- Another day; the reminder moves with it.
CREATE FUNCTION regel.aufgabe_verschieben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.aufgaben AS a SET faellig_am = (p_k.daten->>'faellig_am')::date WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.aufgabe_verschieben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_verschieben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_verschieben(engine.kontext) IS
'Setzt einen neuen Fälligkeitstag und die Erinnerung dazu.';

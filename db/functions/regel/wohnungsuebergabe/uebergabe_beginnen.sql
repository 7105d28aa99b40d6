-- From here on the protocol grows.
CREATE FUNCTION regel.uebergabe_beginnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.uebergaben AS u SET begonnen_am = p_k.jetzt WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_beginnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_beginnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_beginnen(engine.kontext) IS
'Hält fest, wann das Protokoll begonnen wurde.';

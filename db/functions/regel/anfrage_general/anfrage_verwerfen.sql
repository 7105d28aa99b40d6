-- Why nobody will work on it.
CREATE FUNCTION regel.anfrage_verwerfen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.anfragen AS a SET verworfen_grund = p_k.daten->>'grund', verworfen_text = p_k.daten->>'text', wartet_auf_mieter = false
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_verwerfen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_verwerfen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_verwerfen(engine.kontext) IS
'Hält fest, warum die Anfrage verworfen wurde.';

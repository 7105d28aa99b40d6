-- A note among staff; the tenant never sees it.
CREATE FUNCTION regel.anfrage_notieren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.anfrage_nachrichten (mandant_id, anfrage_id, art, text, von, am)
  SELECT p_k.mandant_id, a.id, 'notiz', p_k.daten->>'text', p_k.akteur, p_k.jetzt
    FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_notieren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_notieren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_notieren(engine.kontext) IS
'Hält eine interne Notiz fest.';

-- What the tenant replied, by whatever way it came.
CREATE FUNCTION regel.anfrage_eingang_notieren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.anfrage_nachrichten (mandant_id, anfrage_id, art, text, weg, von, am)
  SELECT p_k.mandant_id, a.id, 'eingang', p_k.daten->>'text', p_k.daten->>'weg', p_k.akteur, p_k.jetzt
    FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  UPDATE akte.anfragen AS a SET wartet_auf_mieter = false WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_eingang_notieren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_eingang_notieren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_eingang_notieren(engine.kontext) IS
'Hält fest, was die anfragende Person geantwortet hat.';

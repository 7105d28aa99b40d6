-- The same report a second time: the first one keeps its number, and the file says that it came again.
CREATE FUNCTION regel.anfrage_wiederholt(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.anfrage_nachrichten (mandant_id, anfrage_id, art, text, weg, von, am)
  SELECT p_k.mandant_id, a.id, 'eingang', 'Dieselbe Meldung noch einmal.',
         CASE p_k.daten->>'kanal' WHEN 'schalter' THEN 'persoenlich' WHEN 'voicebot' THEN 'telefon' ELSE p_k.daten->>'kanal' END, p_k.akteur, p_k.jetzt
    FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_wiederholt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_wiederholt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_wiederholt(engine.kontext) IS
'Vermerkt, dass dieselbe Meldung noch einmal eingegangen ist.';

-- Who did it and when.
CREATE FUNCTION regel.instandsetzung_ausfuehren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.instandsetzungen AS i SET ausgefuehrt_am = (p_k.daten->>'ausgefuehrt_am')::date, ausgefuehrt_von = coalesce(p_k.daten->>'firma', i.firma), nachbesserung = NULL
   WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_ausfuehren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_ausfuehren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_ausfuehren(engine.kontext) IS
'Hält die Ausführung fest: Tag und Firma.';

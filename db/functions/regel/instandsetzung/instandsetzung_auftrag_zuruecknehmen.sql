-- The firm does not come: the release stands, the order does not.
CREATE FUNCTION regel.instandsetzung_auftrag_zuruecknehmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.instandsetzungen AS i SET firma = NULL, auftrag_am = NULL, auftrag_betrag = NULL, termin_am = NULL
   WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_auftrag_zuruecknehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_auftrag_zuruecknehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_auftrag_zuruecknehmen(engine.kontext) IS
'Nimmt den Auftrag zurück; die Freigabe bleibt.';

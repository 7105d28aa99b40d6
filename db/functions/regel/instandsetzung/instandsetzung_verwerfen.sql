-- Why nothing is repaired.
CREATE FUNCTION regel.instandsetzung_verwerfen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.instandsetzungen AS i SET bemerkung = p_k.daten->>'grund' WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_verwerfen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_verwerfen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_verwerfen(engine.kontext) IS
'Hält fest, warum die Instandsetzung entfällt.';

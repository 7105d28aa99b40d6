-- The row of the machine.
CREATE FUNCTION regel.vertrag_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.vertragsabschluesse (mandant_id, vorgang_id, mietverhaeltnis_id) VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.vertrag_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_anlegen(engine.kontext) IS
'Legt die Zeile des Vertragsabschlusses an.';

-- The row of the task.
CREATE FUNCTION regel.aufgabe_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b akte.benutzer;
BEGIN
  SELECT b.* INTO v_b FROM akte.benutzer b WHERE b.mandant_id = p_k.mandant_id AND b.kennung = (p_k.daten->>'zustaendig')::uuid;
  INSERT INTO akte.aufgaben (mandant_id, vorgang_id, titel, beschreibung, faellig_am, zustaendig_id)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.daten->>'titel', p_k.daten->>'beschreibung', (p_k.daten->>'faellig_am')::date, v_b.id);
  RETURN CASE WHEN v_b.id IS NOT NULL THEN pg_catalog.jsonb_build_object('zustaendig', v_b.name) END;
END
$fn$;
ALTER FUNCTION regel.aufgabe_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_anlegen(engine.kontext) IS
'Legt die Aufgabe an.';

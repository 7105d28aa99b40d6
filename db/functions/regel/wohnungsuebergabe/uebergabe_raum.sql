-- One row per visit; the newest of a room counts.
CREATE FUNCTION regel.uebergabe_raum(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.uebergabe_raeume (mandant_id, uebergabe_id, raum, zustand, bemerkung)
  VALUES (p_k.mandant_id, (regel.uebergabe_zeile(p_k)).id, p_k.daten->>'raum', p_k.daten->>'zustand', p_k.daten->>'bemerkung');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_raum(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_raum(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_raum(engine.kontext) IS
'Schreibt einen Raum ins Protokoll.';

-- Replaces the remarks; the log keeps what they were.
CREATE FUNCTION regel.uebergabe_bemerkung(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.uebergaben AS u SET bemerkung = p_k.daten->>'bemerkung' WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_bemerkung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_bemerkung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_bemerkung(engine.kontext) IS
'Schreibt die Bemerkungen zum Protokoll.';

-- A task beside the enquiry, on the same bracket.
CREATE FUNCTION regel.anfrage_aufgabe(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_id bigint := engine.folge_starten(p_k, 'aufgabe_status', '', NULL, p_k.daten);
BEGIN
  RETURN pg_catalog.jsonb_build_object('aufgabe', 'Vorgang ' || v_id);
END
$fn$;
ALTER FUNCTION regel.anfrage_aufgabe(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_aufgabe(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_aufgabe(engine.kontext) IS
'Legt eine Aufgabe an, die aus der Anfrage entstanden ist.';

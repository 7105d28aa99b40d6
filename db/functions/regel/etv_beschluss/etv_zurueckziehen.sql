CREATE FUNCTION regel.etv_zurueckziehen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.beschluesse AS b SET zurueckgezogen_grund = coalesce(p_k.daten->>'grund', 'Versammlung abgesagt') WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_zurueckziehen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_zurueckziehen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_zurueckziehen(engine.kontext) IS
'Hält fest, warum der Antrag zurückgezogen wurde.';

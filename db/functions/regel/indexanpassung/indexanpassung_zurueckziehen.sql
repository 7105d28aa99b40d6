-- Why nothing came of it.
CREATE FUNCTION regel.indexanpassung_zurueckziehen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.indexanpassungen AS a SET zurueckgezogen_grund = p_k.daten->>'grund' WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.indexanpassung_zurueckziehen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_zurueckziehen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_zurueckziehen(engine.kontext) IS
'Hält fest, warum die Indexanpassung nicht weiter verfolgt wird.';

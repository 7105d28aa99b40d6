-- How the house is managed: without a community of owners nothing can be at its expense.   → MV
CREATE FUNCTION regel.schaden_verwaltungsart(p_k engine.kontext)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT o.verwaltungsart
  FROM akte.mietverhaeltnisse m
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
  JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id
$fn$;
ALTER FUNCTION regel.schaden_verwaltungsart(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_verwaltungsart(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_verwaltungsart(engine.kontext) IS
'Verwaltungsart des Objekts, in dem der Schaden liegt.';

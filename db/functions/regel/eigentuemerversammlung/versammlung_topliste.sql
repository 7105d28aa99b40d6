-- The numbers of the agenda.   → [{"wert": "3", "titel": "TOP 3: Wirtschaftsplan 2027"}]
CREATE FUNCTION regel.versammlung_topliste(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', t.nummer::text, 'titel', 'TOP ' || t.nummer || ': ' || t.titel) ORDER BY t.nummer)
            FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t);
END
$fn$;
ALTER FUNCTION regel.versammlung_topliste(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_topliste(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_topliste(engine.kontext) IS
'Auswahl der Punkte der Tagesordnung.';

-- → [{"wert": "1", "titel": "1 Gebäudeversicherung, 4.800,00 €"}]
CREATE FUNCTION regel.wirtschaftsplan_postenliste(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', p.nummer::text, 'titel', p.nummer || ' ' || p.bezeichnung || ', ' || regel.euro(p.betrag)) ORDER BY p.nummer)
            FROM regel.wirtschaftsplan_posten(p_k.mandant_id, (regel.wirtschaftsplan_zeile(p_k)).id) p);
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_postenliste(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_postenliste(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_postenliste(engine.kontext) IS
'Auswahl der Positionen des Plans.';

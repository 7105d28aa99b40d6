-- → [{"wert": "1", "titel": "1: Küche, Backofenglas fehlt"}]
CREATE FUNCTION regel.uebergabe_mangelliste(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', m.nummer::text,
                   'titel', m.nummer || ': ' || m.raum || ', ' || pg_catalog.left(m.beschreibung, 60)) ORDER BY m.nummer)
            FROM pg_catalog.jsonb_to_recordset(regel.uebergabe_inhalt(p_k.mandant_id, (regel.uebergabe_zeile(p_k)).id)->'maengel')
                 AS m(nummer int, raum text, beschreibung text));
END
$fn$;
ALTER FUNCTION regel.uebergabe_mangelliste(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_mangelliste(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_mangelliste(engine.kontext) IS
'Auswahl der Mängel des Protokolls (wert: Nummer).';

-- The choices of the machine schaden itself, so that the two never differ.
CREATE FUNCTION regel.anfrage_schaden_kategorien(p_k engine.kontext)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT f->'optionen'
  FROM engine.automaten a JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten',
       pg_catalog.jsonb_array_elements(u.felder) f
 WHERE a.automat = 'schaden' AND a.aktuell AND f->>'name' = 'kategorie'
$fn$;
ALTER FUNCTION regel.anfrage_schaden_kategorien(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_schaden_kategorien(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_schaden_kategorien(engine.kontext) IS
'Auswahl der Schadenskategorien, wie die Maschine schaden sie kennt.';

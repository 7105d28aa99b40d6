-- The parties of the lease to choose from; a tenant sees himself alone.   → [{"wert": "0d6f…", "titel": "Katrin Ostermann"}]
CREATE FUNCTION regel.stammdaten_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', p.kennung, 'titel', regel.personenname(p.titel, p.vorname, p.nachname, p.firma)) ORDER BY vp.nummer, vp.id), '[]')
            FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
           WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id AND (vp.bis IS NULL OR vp.bis >= p_k.heute)
             AND (p_k.rolle IS DISTINCT FROM 'mieter' OR p.id = sitzung.mieter_id()));
END
$fn$;
ALTER FUNCTION regel.stammdaten_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_auswahl(engine.kontext) IS
'Auswahlliste der Mietparteien, deren Daten sich ändern können.';

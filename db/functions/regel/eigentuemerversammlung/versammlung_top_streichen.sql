CREATE FUNCTION regel.versammlung_top_streichen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.tagesordnungspunkte (mandant_id, versammlung_id, nummer, fassung, art, titel, antrag, gestrichen, erfasst_am)
  SELECT t.mandant_id, t.versammlung_id, t.nummer, t.fassung + 1, t.art, t.titel, t.antrag, true, p_k.jetzt
    FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t WHERE t.nummer = (p_k.daten->>'nummer')::int;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_top_streichen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_top_streichen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_top_streichen(engine.kontext) IS
'Streicht einen Punkt der Tagesordnung; die Nummer bleibt vergeben.';

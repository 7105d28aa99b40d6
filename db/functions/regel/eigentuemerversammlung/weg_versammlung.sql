-- The meeting of the bracket.
-- SELECT (regel.weg_versammlung(k)).prinzip;   →  mea
CREATE FUNCTION regel.weg_versammlung(p_k engine.kontext)
RETURNS akte.eigentuemerversammlungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT v FROM akte.eigentuemerversammlungen v WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id
$fn$;
ALTER FUNCTION regel.weg_versammlung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_versammlung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_versammlung(engine.kontext) IS
'Die Eigentümerversammlung der Klammer.';

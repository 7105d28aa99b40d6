-- The row of the change this step is about.
CREATE FUNCTION regel.stammdaten_zeile(p_k engine.kontext)
RETURNS akte.stammdatenaenderungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT s FROM akte.stammdatenaenderungen s WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.stammdaten_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_zeile(engine.kontext) IS
'Die Zeile der Stammdatenänderung eines Vorgangs.';

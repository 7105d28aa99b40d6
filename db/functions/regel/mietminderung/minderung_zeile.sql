-- The row of the reduction this step is about.
CREATE FUNCTION regel.minderung_zeile(p_k engine.kontext)
RETURNS akte.mietminderungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT m FROM akte.mietminderungen m WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.minderung_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_zeile(engine.kontext) IS
'Die Zeile der Mietminderung eines Vorgangs.';

-- The row of the Vorgang.
CREATE FUNCTION regel.modernisierung_zeile(p_k engine.kontext)
RETURNS akte.modernisierungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT m FROM akte.modernisierungen m WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.modernisierung_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_zeile(engine.kontext) IS
'Zeile der Modernisierung eines Vorgangs.';

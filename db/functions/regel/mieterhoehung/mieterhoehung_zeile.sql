-- The row of the Vorgang.
CREATE FUNCTION regel.mieterhoehung_zeile(p_k engine.kontext)
RETURNS akte.mieterhoehungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT e FROM akte.mieterhoehungen e WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.mieterhoehung_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_zeile(engine.kontext) IS
'Zeile der Mieterhöhung eines Vorgangs.';

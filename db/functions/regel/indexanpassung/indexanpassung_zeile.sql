-- The row of the Vorgang.
CREATE FUNCTION regel.indexanpassung_zeile(p_k engine.kontext)
RETURNS akte.indexanpassungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT a FROM akte.indexanpassungen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.indexanpassung_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_zeile(engine.kontext) IS
'Zeile der Indexanpassung eines Vorgangs.';

-- The step a Vorgang is about.
CREATE FUNCTION regel.staffelanpassung_stufe(p_k engine.kontext)
RETURNS akte.mietstaffeln
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT s FROM akte.staffelanpassungen a JOIN akte.mietstaffeln s ON s.mandant_id = a.mandant_id AND s.id = a.staffel_id
 WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.staffelanpassung_stufe(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_stufe(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_stufe(engine.kontext) IS
'Staffel, um die es in einem Vorgang geht.';

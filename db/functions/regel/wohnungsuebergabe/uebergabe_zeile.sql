-- The row of the handover a step is about.
CREATE FUNCTION regel.uebergabe_zeile(p_k engine.kontext)
RETURNS akte.uebergaben
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT u FROM akte.uebergaben u WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.uebergabe_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_zeile(engine.kontext) IS
'Zeile der Übergabe zu einem Vorgang.';

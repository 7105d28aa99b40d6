-- A quota with an end has ended: from today the full rent is owed, unless somebody decides anew.
CREATE FUNCTION regel.minderung_befristung(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('volle_miete_ab', p_k.heute, 'hinweis', 'Die befristete Quote ist abgelaufen: neue Quote festlegen oder Behebung erfassen.');
END
$fn$;
ALTER FUNCTION regel.minderung_befristung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_befristung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_befristung(engine.kontext) IS
'Vermerkt, dass eine befristete Quote abgelaufen ist.';

-- The warning a month before the own deadline: only the file speaks.
CREATE FUNCTION regel.kaution_frist_naht(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('hinweis', 'Eigene Frist der Verwaltung bis zum ' || pg_catalog.to_char((regel.kaution_abrechnung(p_k)).frist_bis, 'DD.MM.YYYY'));
END
$fn$;
ALTER FUNCTION regel.kaution_frist_naht(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_frist_naht(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_frist_naht(engine.kontext) IS
'Vermerkt, dass die eigene Frist der Kautionsabrechnung naht.';

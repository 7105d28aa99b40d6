-- The escalation: the settlement is marked overdue, lists show it in front.
CREATE FUNCTION regel.kaution_frist_ueberschritten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kautionsabrechnungen AS a SET ueberfaellig = true WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('ueberfaellig', true);
END
$fn$;
ALTER FUNCTION regel.kaution_frist_ueberschritten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_frist_ueberschritten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_frist_ueberschritten(engine.kontext) IS
'Vermerkt die Kautionsabrechnung als überfällig (eigene Frist der Verwaltung, keine gesetzliche).';

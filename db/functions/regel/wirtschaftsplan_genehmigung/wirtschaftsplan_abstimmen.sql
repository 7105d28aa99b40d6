-- The vote is a decision like any other: with its own majority, its entry in the collection, its time for a lawsuit.
CREATE FUNCTION regel.wirtschaftsplan_abstimmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_beschluss bigint;
BEGIN
  v_beschluss := engine.folge_starten(p_k, 'etv_beschluss', '', NULL, pg_catalog.jsonb_build_object('top', p_k.daten->>'top',
    'titel', 'Vorschüsse ' || (regel.wirtschaftsplan_zeile(p_k)).jahr, 'wortlaut', p_k.daten->>'wortlaut'));
  UPDATE akte.wirtschaftsplaene AS w SET beschluss_vorgang_id = v_beschluss WHERE w.mandant_id = p_k.mandant_id AND w.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('beschluss_vorgang', v_beschluss);
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_abstimmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_abstimmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_abstimmen(engine.kontext) IS
'Stellt den Plan zur Abstimmung: beginnt den Beschluss über die Vorschüsse.';

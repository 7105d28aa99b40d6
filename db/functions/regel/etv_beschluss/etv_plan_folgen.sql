-- The vote was on a budget: it goes where the vote went, and only that one.
CREATE FUNCTION regel.etv_plan_folgen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s    sitzung.person := engine.tuer();
  v_plan engine.vorgang;
  v_t    engine.traeger;
BEGIN
  SELECT v.* INTO v_plan FROM akte.wirtschaftsplaene w JOIN engine.vorgang v ON v.mandant_id = w.mandant_id AND v.id = w.vorgang_id
   WHERE w.mandant_id = p_k.mandant_id AND w.beschluss_vorgang_id = p_k.vorgang_id AND v.zustand = 'zur_abstimmung' FOR UPDATE OF v;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = p_k.mandant_id AND t.id = p_k.traeger_id;
  PERFORM engine.uebergang(v_s, v_plan,
    engine.uebergang_suchen(v_plan, CASE p_k.nach WHEN 'anfechtungsfrist' THEN 'beschliessen' WHEN 'abgelehnt' THEN 'ablehnen' ELSE 'abstimmung_entfallen' END),
    v_t, '{}'::jsonb, '{}'::jsonb, p_k.vorgang_id);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_plan_folgen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_plan_folgen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_plan_folgen(engine.kontext) IS
'Führt den Wirtschaftsplan nach, über den abgestimmt wurde: beschlossen, abgelehnt oder wieder versendet.';

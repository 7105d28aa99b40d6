-- What can be voted on: the points of the agenda, except those that are only talked about and, for a plain resolution, budgets.   → [{"wert": "3", "titel": "TOP 3: Dachsanierung"}]
CREATE FUNCTION regel.etv_topliste(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', t.nummer::text, 'titel', 'TOP ' || t.nummer || ': ' || t.titel) ORDER BY t.nummer)
            FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t WHERE t.art <> 'aussprache'
             -- a budget is approved by its own machine, which makes the claims
             AND NOT (t.art = 'wirtschaftsplan' AND p_k.automat = 'etv_beschluss' AND p_k.entstanden_aus IS NULL));
END
$fn$;
ALTER FUNCTION regel.etv_topliste(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_topliste(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_topliste(engine.kontext) IS
'Auswahl der Punkte der Tagesordnung, über die abgestimmt werden kann; für einen Beschluss ohne die Wirtschaftspläne, die ein eigener Vorgang genehmigt.';

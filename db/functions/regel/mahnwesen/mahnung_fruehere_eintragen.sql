-- Letters another program or a typewriter sent.
CREATE FUNCTION regel.mahnung_fruehere_eintragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g
     SET stufe = CASE WHEN p_k.daten ? 'stufe_2_am' THEN 2 ELSE 1 END, stufe_1_am = (p_k.daten->>'stufe_1_am')::date, stufe_2_am = (p_k.daten->>'stufe_2_am')::date,
         zahlbar_bis = coalesce((p_k.daten->>'stufe_2_am')::date, (p_k.daten->>'stufe_1_am')::date) + 10
   WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('stufe_1_am', p_k.daten->>'stufe_1_am', 'stufe_2_am', p_k.daten->>'stufe_2_am'));
END
$fn$;
ALTER FUNCTION regel.mahnung_fruehere_eintragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_fruehere_eintragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_fruehere_eintragen(engine.kontext) IS
'Trägt die Tage früherer Mahnungen ein, die außerhalb verschickt wurden.';

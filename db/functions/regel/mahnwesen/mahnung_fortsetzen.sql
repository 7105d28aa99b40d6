-- The suspension is over.
CREATE FUNCTION regel.mahnung_fortsetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g SET ausgesetzt_art = NULL, ausgesetzt_von = NULL, ausgesetzt_bis = NULL, ausgesetzt_grund = NULL
   WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN regel.mahnung_neu_berechnen(p_k);
END
$fn$;
ALTER FUNCTION regel.mahnung_fortsetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_fortsetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_fortsetzen(engine.kontext) IS
'Hebt die Aussetzung auf und berechnet den Stand neu.';

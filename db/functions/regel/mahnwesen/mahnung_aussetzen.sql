-- Instalments, dispute, deferral: remembered with the state to come back to.
CREATE FUNCTION regel.mahnung_aussetzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g SET ausgesetzt_art = p_k.daten->>'art', ausgesetzt_von = p_k.von, ausgesetzt_bis = (p_k.daten->>'bis')::date, ausgesetzt_grund = p_k.daten->>'grund'
   WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('ausgesetzt', p_k.daten->>'art', 'bis', p_k.daten->>'bis');
END
$fn$;
ALTER FUNCTION regel.mahnung_aussetzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_aussetzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_aussetzen(engine.kontext) IS
'Setzt die Mahnung aus und merkt Art, Wiedervorlage und den Zustand, in den es zurückgeht.';

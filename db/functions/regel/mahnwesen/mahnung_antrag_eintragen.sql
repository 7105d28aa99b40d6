-- The application is on its way.
CREATE FUNCTION regel.mahnung_antrag_eintragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g SET antrag_am = (p_k.daten->>'am')::date, aktenzeichen = p_k.daten->>'aktenzeichen' WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('antrag_am', p_k.daten->>'am');
END
$fn$;
ALTER FUNCTION regel.mahnung_antrag_eintragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag_eintragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag_eintragen(engine.kontext) IS
'Trägt Tag und Aktenzeichen des Antrags ein.';

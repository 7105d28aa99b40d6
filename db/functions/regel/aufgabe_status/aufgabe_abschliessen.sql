-- What came of it.
CREATE FUNCTION regel.aufgabe_abschliessen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_auftrag bigint;
BEGIN
  UPDATE akte.aufgaben AS a SET ergebnis = coalesce(p_k.daten->>'ergebnis', p_k.daten->>'grund') WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  -- an order that is done or given up needs no link any more
  UPDATE akte.auftraege AS a SET link_bis = NULL WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id RETURNING a.id INTO v_auftrag;
  IF v_auftrag IS NOT NULL THEN
    PERFORM sitzung.auftrag_link_schliessen(p_auftrag_id => v_auftrag, p_grund => 'entschieden');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.aufgabe_abschliessen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_abschliessen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_abschliessen(engine.kontext) IS
'Hält das Ergebnis oder den Grund fest.';

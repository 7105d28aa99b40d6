-- The question is taken back, for another offer.
CREATE FUNCTION regel.instandsetzung_zuruecknehmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f akte.freigaben := regel.instandsetzung_freigabe(p_k);
BEGIN
  UPDATE akte.freigaben AS f SET entscheidung = 'zurueckgenommen', weg = 'verwaltung', entschieden_am = p_k.heute, entscheidung_text = p_k.daten->>'grund',
         link_ende = CASE WHEN f.link_erstellt_am IS NOT NULL THEN coalesce(f.link_ende, 'zurueckgenommen') END
   WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
  PERFORM sitzung.freigabe_link_schliessen(p_freigabe_id => v_f.id, p_grund => 'zurueckgenommen');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_zuruecknehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_zuruecknehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_zuruecknehmen(engine.kontext) IS
'Nimmt die Anfrage zurück und schließt den Link.';

-- No damage the landlord has to remedy: the tenant is told why.
CREATE FUNCTION regel.schaden_zurueckweisen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  UPDATE akte.schaeden AS s SET unbegruendet_grund = p_k.daten->>'grund', unbegruendet_text = p_k.daten->>'begruendung'
   WHERE s.mandant_id = p_k.mandant_id AND s.id = v_s.id;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'schaden_unbegruendet', p_titel := 'Antwort auf Ihre Schadenmeldung', p_fuer_mieter := true,
    p_betreff := 'Ihre Schadenmeldung vom ' || regel.datum(v_s.gemeldet_am),
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'wir haben Ihre Meldung („' || v_s.beschreibung || '“) geprüft und veranlassen hier nichts.'), pg_catalog.jsonb_build_object('art', 'absatz', 'text', p_k.daten->>'begruendung'),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ändert sich etwas, oder sehen Sie es anders, melden Sie sich bitte wieder bei uns.')));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_zurueckweisen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_zurueckweisen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_zurueckweisen(engine.kontext) IS
'Hält fest, warum die Meldung unbegründet ist, und unterrichtet die Mieterseite.';

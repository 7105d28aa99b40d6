-- Not taken over, and why.
CREATE FUNCTION regel.stammdaten_ablehnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.stammdatenaenderungen AS s SET abgelehnt_text = p_k.daten->>'begruendung' WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  PERFORM regel.stammdaten_schreiben(p_k := p_k, p_art := 'stammdaten_ablehnung', p_titel := 'Ihre Änderungsmitteilung',
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihre Mitteilung konnten wir nicht übernehmen; gespeichert bleibt, was bisher galt.'), pg_catalog.jsonb_build_object('art', 'absatz', 'text', p_k.daten->>'begruendung'),
                     pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Sobald uns das Fehlende vorliegt, tragen wir die Änderung gern ein (Art. 16 DSGVO).')));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_ablehnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_ablehnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_ablehnen(engine.kontext) IS
'Hält die Ablehnung fest und unterrichtet die Person.';

-- A newer fassung of the position: responsible, amount, remedied on, why.   → {"position": "Küche: Backofenscheibe fehlt", "einbehalt": "180.00"}
CREATE FUNCTION regel.kaution_bewerten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_p akte.kaution_positionen;
BEGIN
  INSERT INTO akte.kaution_positionen (mandant_id, abrechnung_id, nummer, fassung, art, mangel_id, bezeichnung, verantwortlich, betrag, behoben_am, begruendung, erfasst_am)
  SELECT p.mandant_id, p.abrechnung_id, p.nummer, p.fassung + 1, p.art, p.mangel_id, p.bezeichnung, p_k.daten->>'verantwortlich', coalesce((p_k.daten->>'betrag')::numeric, 0),
         (p_k.daten->>'behoben_am')::date, p_k.daten->>'begruendung', p_k.jetzt
    FROM regel.kaution_positionen_gueltig(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id) p
   WHERE p.nummer::text = p_k.daten->>'position' AND p.art = 'mangel'
  RETURNING * INTO v_p;
  RETURN pg_catalog.jsonb_build_object('position', v_p.bezeichnung, 'einbehalt', v_p.betrag::text);
END
$fn$;
ALTER FUNCTION regel.kaution_bewerten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_bewerten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_bewerten(engine.kontext) IS
'Bewertet einen Mangel (neue Fassung der Position).';

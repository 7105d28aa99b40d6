-- One more order, and the letter that tells the tenant who will come.
-- → {"auftrag": 1, "firma": "Sanitär Krause GmbH"}
CREATE FUNCTION regel.schaden_beauftragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
  v_a akte.schaden_auftraege;
BEGIN
  INSERT INTO akte.schaden_auftraege (mandant_id, schaden_id, nummer, firma, umfang, beauftragt_am, termin, kosten_geschaetzt, nachbesserung, erfasst_am)
  VALUES (p_k.mandant_id, v_s.id, 1 + (SELECT count(*) FROM akte.schaden_auftraege a WHERE a.mandant_id = p_k.mandant_id AND a.schaden_id = v_s.id),
          coalesce(p_k.daten->>'firma', (regel.schaden_auftrag(p_k)).firma), coalesce(p_k.daten->>'umfang', p_k.daten->>'grund'), coalesce((p_k.daten->>'beauftragt_am')::date, p_k.heute), (p_k.daten->>'termin')::date,
          (p_k.daten->>'kosten_geschaetzt')::numeric, p_k.ereignis = 'nachbessern', p_k.jetzt)
  RETURNING * INTO v_a;
  IF p_k.nach = p_k.von THEN
    PERFORM engine.fristen_neu_setzen(p_k);      -- a further order has its own appointment
  END IF;
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'schaden_beauftragung', p_titel := 'Beauftragung einer Firma wegen Ihrer Schadenmeldung', p_fuer_mieter := true,
    p_betreff := 'Ihre Schadenmeldung vom ' || regel.datum(v_s.gemeldet_am),
    p_bloecke := pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'vielen Dank für Ihre Meldung. Wir haben ' || v_a.firma || CASE WHEN v_a.nachbesserung THEN ' mit der Nachbesserung' ELSE ' mit der Behebung' END || ' beauftragt.'),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Schaden', v_s.beschreibung), pg_catalog.jsonb_build_array('Raum', v_s.raum), pg_catalog.jsonb_build_array('Firma', v_a.firma), pg_catalog.jsonb_build_array('Arbeiten', v_a.umfang),
                pg_catalog.jsonb_build_array('Termin', coalesce(regel.datum(v_a.termin), 'Die Firma meldet sich bei Ihnen.')))),
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Bitte ermöglichen Sie der Firma zu diesem Termin den Zugang zur Wohnung. Passt er nicht, geben Sie uns bitte rechtzeitig Bescheid.')));
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('auftrag', v_a.nummer, 'firma', v_a.firma, 'termin', v_a.termin));
END
$fn$;
ALTER FUNCTION regel.schaden_beauftragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_beauftragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_beauftragen(engine.kontext) IS
'Legt einen Auftrag an und unterrichtet die Mieterseite über Firma und Termin.';

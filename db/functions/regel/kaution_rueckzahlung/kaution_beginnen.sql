-- Takes over the defects of the signed protocol, as they were handed over, and sets the own deadline.
-- → {"maengel": 3, "frist_bis": "2026-11-30"}
CREATE FUNCTION regel.kaution_beginnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietverhaeltnisse;
  v_frist date;
  v_id bigint;
BEGIN
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  -- the lease ends at midnight, so the six months begin with the next day (§ 187 Abs. 2): 30.11. leads to 31.05.
  v_frist := recht.fristende(p_ereignis := coalesce(v_m.mietende, v_m.rueckgabe_am, p_k.heute) + 1, p_monate := 6) - 1;
  INSERT INTO akte.kautionsabrechnungen (mandant_id, vorgang_id, mietverhaeltnis_id, kaution_id, frist_bis)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id,
          (SELECT c.id FROM akte.kautionen c WHERE c.mandant_id = p_k.mandant_id AND c.mietverhaeltnis_id = p_k.bezug_id AND c.art <> 'keine'), v_frist)
  RETURNING id INTO v_id;
  INSERT INTO akte.kaution_positionen (mandant_id, abrechnung_id, nummer, fassung, art, mangel_id, bezeichnung, verantwortlich, betrag, erfasst_am)
  SELECT p_k.mandant_id, v_id, (g->>'nummer')::int, 1, 'mangel', (g->>'mangel_id')::bigint,
         pg_catalog.left((g->>'raum') || ': ' || (g->>'beschreibung'), 500), g->>'verantwortlich', 0, p_k.jetzt
    FROM pg_catalog.jsonb_array_elements(coalesce(p_k.daten->'maengel', '[]')) g;
  RETURN pg_catalog.jsonb_build_object('maengel', pg_catalog.jsonb_array_length(coalesce(p_k.daten->'maengel', '[]')), 'eigene_frist_bis', v_frist);
END
$fn$;
ALTER FUNCTION regel.kaution_beginnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_beginnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_beginnen(engine.kontext) IS
'Legt die Kautionsabrechnung mit den Mängeln der Übergabe an; eigene Frist sechs Monate nach Mietende.';

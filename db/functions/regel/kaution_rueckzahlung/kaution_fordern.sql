-- An open claim set off against the deposit.   → {"position": "Miete Mai 2026, Restbetrag", "einbehalt": "62.50"}
CREATE FUNCTION regel.kaution_fordern(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_id bigint := (regel.kaution_abrechnung(p_k)).id;
BEGIN
  INSERT INTO akte.kaution_positionen (mandant_id, abrechnung_id, nummer, fassung, art, bezeichnung, verantwortlich, betrag, faellig_am, begruendung, erfasst_am)
  VALUES (p_k.mandant_id, v_id, coalesce((SELECT max(p.nummer) FROM akte.kaution_positionen p WHERE p.mandant_id = p_k.mandant_id AND p.abrechnung_id = v_id), 0) + 1, 1,
          'forderung', p_k.daten->>'bezeichnung', 'mieter', (p_k.daten->>'betrag')::numeric, (p_k.daten->>'faellig_am')::date, p_k.daten->>'begruendung', p_k.jetzt);
  RETURN pg_catalog.jsonb_build_object('position', p_k.daten->'bezeichnung', 'einbehalt', p_k.daten->'betrag');
END
$fn$;
ALTER FUNCTION regel.kaution_fordern(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_fordern(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_fordern(engine.kontext) IS
'Nimmt eine offene Forderung in die Kautionsabrechnung auf.';

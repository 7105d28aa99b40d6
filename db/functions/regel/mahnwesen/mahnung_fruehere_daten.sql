-- Letters on file come in their order and are past.
CREATE FUNCTION regel.mahnung_fruehere_daten(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_1 date := (p_k.daten->>'stufe_1_am')::date;
  v_2 date := (p_k.daten->>'stufe_2_am')::date;
BEGIN
  IF greatest(v_1, v_2) > p_k.heute OR v_2 < v_1 + 1 THEN
    RETURN engine.ablehnung('MAF24', 'Die Tage der früheren Mahnungen passen nicht: Sie liegen in der Vergangenheit, die zweite nach der ersten.', 'Tage der Schreiben angeben, wie sie in der Akte liegen.', '§ 286 BGB',
      CASE WHEN v_2 IS NOT NULL THEN 'stufe_2_am' ELSE 'stufe_1_am' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_fruehere_daten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_fruehere_daten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_fruehere_daten(engine.kontext) IS
'Bedingung: Tage früherer Mahnungen liegen in der Vergangenheit und in ihrer Reihenfolge (MAF24).';

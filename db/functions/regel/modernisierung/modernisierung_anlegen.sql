-- The row of the measure.
CREATE FUNCTION regel.modernisierung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.modernisierungen (mandant_id, vorgang_id, mietverhaeltnis_id, bezeichnung, massnahme, heizung, nicht_zu_vertreten)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, p_k.daten->>'bezeichnung', p_k.daten->>'massnahme', p_k.daten->>'heizung',
          coalesce((p_k.daten->>'nicht_zu_vertreten')::boolean, false) OR p_k.daten->>'massnahme' = '6');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_anlegen(engine.kontext) IS
'Legt die Zeile der Modernisierung an.';

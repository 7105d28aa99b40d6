-- Done; from here an increase may be declared.
CREATE FUNCTION regel.modernisierung_fertigstellen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.modernisierungen AS m SET fertig_am = (p_k.daten->>'fertig_am')::date, kosten_gesamt = (p_k.daten->>'kosten_gesamt')::numeric
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_fertigstellen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_fertigstellen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_fertigstellen(engine.kontext) IS
'Hält die Fertigstellung und die Gesamtkosten fest.';

-- An order is given after the report, its appointment lies after the order.
CREATE FUNCTION regel.schaden_auftrag_tage(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_am date := coalesce((p_k.daten->>'beauftragt_am')::date, p_k.heute);
BEGIN
  IF v_am < (regel.schaden_zeile(p_k)).gemeldet_am THEN
    RETURN engine.ablehnung('MAB06', 'Der Auftrag läge vor der Meldung des Schadens.', 'Tag des Auftrags prüfen.', NULL, 'beauftragt_am');
  ELSIF (p_k.daten->>'termin')::date < v_am THEN
    RETURN engine.ablehnung('MAB06', 'Der Termin liegt vor dem Auftrag.', 'Tag des Termins oder des Auftrags berichtigen.', NULL, 'termin');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_auftrag_tage(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_auftrag_tage(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_auftrag_tage(engine.kontext) IS
'Bedingung: Auftrag nach der Meldung, Termin nach dem Auftrag (MAB06).';

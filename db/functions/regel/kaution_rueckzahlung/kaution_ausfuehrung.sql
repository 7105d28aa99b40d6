-- The day the bank carried the order out: not before it was given, not to come.
CREATE FUNCTION regel.kaution_ausfuehrung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_tag date := (p_k.daten->>'ausgefuehrt_am')::date;
BEGIN
  IF v_tag > p_k.heute OR v_tag < ((regel.kaution_auftrag(p_k)).erteilt_am AT TIME ZONE 'Europe/Berlin')::date THEN
    RETURN engine.ablehnung('MA627', 'Der Tag der Ausführung liegt vor der Anordnung oder in der Zukunft.', 'Den Buchungstag laut Kontoauszug angeben.', NULL, 'ausgefuehrt_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_ausfuehrung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_ausfuehrung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_ausfuehrung(engine.kontext) IS
'Bedingung: Der Tag der Ausführung liegt zwischen Anordnung und heute (MA627).';

-- The morning after the appointment: by then the remedy is on file, or somebody asks.
CREATE FUNCTION regel.schaden_frist_termin(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN ((regel.schaden_auftrag(p_k)).termin + 1 + time '08:00') AT TIME ZONE 'Europe/Berlin';
END
$fn$;
ALTER FUNCTION regel.schaden_frist_termin(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_frist_termin(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_frist_termin(engine.kontext) IS
'Frist: der Tag nach dem Termin des letzten Auftrags; ohne Termin keine.';

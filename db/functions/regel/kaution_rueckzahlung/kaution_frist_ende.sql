-- The day after the own deadline. Also when it is past already: whatever state is entered then, the escalation comes once.
CREATE FUNCTION regel.kaution_frist_ende(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (a.frist_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin' FROM akte.kautionsabrechnungen a
           WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id AND NOT a.ueberfaellig
             -- a part was paid out: what stays behind for the Nebenkosten has its own timer
             AND NOT EXISTS (SELECT FROM akte.kaution_buchungen b WHERE b.mandant_id = a.mandant_id AND b.vorgang_id = a.vorgang_id));
END
$fn$;
ALTER FUNCTION regel.kaution_frist_ende(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_frist_ende(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_frist_ende(engine.kontext) IS
'Frist: der Tag nach Ablauf der eigenen Frist (sechs Monate nach Mietende; kein Gesetz).';

-- When the term of the last letter is over: the morning after.
-- SELECT regel.mahnung_frist_zahlung(k);   →  2026-04-20 00:00:00+02
CREATE FUNCTION regel.mahnung_frist_zahlung(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN g.frist_abgelaufen_am IS NULL THEN (g.zahlbar_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin' END
  FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.mahnung_frist_zahlung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_frist_zahlung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_frist_zahlung(engine.kontext) IS
'Zeitpunkt, zu dem die Zahlungsfrist der letzten Mahnung abgelaufen ist; NULL, wenn das schon vermerkt ist.';

-- The day after the last one for an Einspruch; NULL without a day of service.
-- SELECT regel.mahnung_frist_einspruch(k);   →  2026-04-08 00:00:00+02
CREATE FUNCTION regel.mahnung_frist_einspruch(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT (g.einspruch_bis + 1)::timestamp AT TIME ZONE 'Europe/Berlin'
  FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.mahnung_frist_einspruch(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_frist_einspruch(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_frist_einspruch(engine.kontext) IS
'Tag nach Ablauf der Einspruchsfrist; NULL, solange die Zustellung nicht bekannt ist oder der Titel kein Vollstreckungsbescheid ist.';

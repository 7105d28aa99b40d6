-- The day a suspended dunning is looked at again.
-- SELECT regel.mahnung_frist_wiedervorlage(k);   →  2026-06-01 00:00:00+02
CREATE FUNCTION regel.mahnung_frist_wiedervorlage(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT g.ausgesetzt_bis::timestamp AT TIME ZONE 'Europe/Berlin'
  FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.mahnung_frist_wiedervorlage(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_frist_wiedervorlage(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_frist_wiedervorlage(engine.kontext) IS
'Tag der Wiedervorlage einer ausgesetzten Mahnung.';

-- Four weeks before the Mahnbescheid loses its effect.
-- SELECT regel.mahnung_frist_wegfall_melden(k);   →  2026-04-08 00:00:00+02
CREATE FUNCTION regel.mahnung_frist_wegfall_melden(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT (g.vb_antrag_spaetestens - 28)::timestamp AT TIME ZONE 'Europe/Berlin'
  FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.mahnung_frist_wegfall_melden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_frist_wegfall_melden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_frist_wegfall_melden(engine.kontext) IS
'Vier Wochen bevor der Mahnbescheid seine Wirkung verliert.';

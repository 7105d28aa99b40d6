-- What the form starts with. Not with an answer: whether everybody signed, a person has to look.   → {"zugang_am": "2026-03-02"}
CREATE FUNCTION regel.kuendigung_zugang_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('zugang_am', p_k.heute);
END
$fn$;
ALTER FUNCTION regel.kuendigung_zugang_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_zugang_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_zugang_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für den Zugang einer Kündigung.';

-- Two weeks without another word, and an answered enquiry is done.
CREATE FUNCTION regel.anfrage_frist_ruhe(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN ((p_k.heute + 14)::timestamp + interval '8 hours') AT TIME ZONE 'Europe/Berlin';
END
$fn$;
ALTER FUNCTION regel.anfrage_frist_ruhe(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_frist_ruhe(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_frist_ruhe(engine.kontext) IS
'14 Tage nach der Antwort, 8 Uhr.';

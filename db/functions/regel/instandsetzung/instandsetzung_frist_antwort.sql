-- When the owner's time is up.
CREATE FUNCTION regel.instandsetzung_frist_antwort(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (regel.instandsetzung_freigabe(p_k)).antwort_bis);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_frist_antwort(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_frist_antwort(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_frist_antwort(engine.kontext) IS
'Ende der Frist für die Entscheidung des Eigentümers.';

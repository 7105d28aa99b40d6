-- The transition row of a Vorgang for an event, or the refusal that names what is possible.
CREATE FUNCTION engine.uebergang_suchen(p_v engine.vorgang, p_ereignis text)
RETURNS engine.uebergaenge
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u engine.uebergaenge;
BEGIN
  SELECT u.* INTO v_u FROM engine.uebergaenge u
   WHERE u.automat = p_v.automat AND u.version = p_v.version AND u.von = p_v.zustand AND u.ereignis = p_ereignis;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.uebergang_fehlt(p_v, p_ereignis));
  END IF;
  RETURN v_u;
END
$fn$;
ALTER FUNCTION engine.uebergang_suchen(engine.vorgang, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.uebergang_suchen(engine.vorgang, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.uebergang_suchen(engine.vorgang, text) IS
'Zeile des Übergangs zu (Version, Zustand, Ereignis). Fehler: MA004 in diesem Zustand nicht vorgesehen, MA005 Vorgang beendet.';

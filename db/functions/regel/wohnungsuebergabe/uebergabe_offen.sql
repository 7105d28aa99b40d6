-- After the first signature the protocol says what was signed and nothing else.
CREATE FUNCTION regel.uebergabe_offen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.uebergabe_zeile(p_k)).protokoll_digest IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA405', 'Das Protokoll ist unterschrieben und damit eingefroren.',
    'Wenn noch etwas fehlt: „Protokoll wieder öffnen“. Danach unterzeichnen alle neu.', '§ 368 BGB, Art. 25 eIDAS-VO');
END
$fn$;
ALTER FUNCTION regel.uebergabe_offen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_offen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_offen(engine.kontext) IS
'Bedingung: Das Protokoll ist noch von niemandem unterzeichnet (MA405).';

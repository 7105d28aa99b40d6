-- Starts a master on its new bracket: only the call that creates the business row does this (api.mietverhaeltnis_anlegen).
CREATE FUNCTION engine.klammer_beginnen(p_automat text, p_traeger_id bigint)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_t engine.traeger;
BEGIN
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = p_traeger_id;
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  RETURN engine.vorgang_beginnen(v_s, p_automat, '', v_t, '{}', '{}', NULL);
END
$fn$;
ALTER FUNCTION engine.klammer_beginnen(text, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.klammer_beginnen(text, bigint) FROM PUBLIC;
COMMENT ON FUNCTION engine.klammer_beginnen(text, bigint) IS
'Beginnt den Master einer neuen Klammer und gibt seine Vorgangsnummer zurück.';

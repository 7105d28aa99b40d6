-- The appointment as agreed.
CREATE FUNCTION regel.uebergabe_termin_setzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.uebergaben AS u
     SET termin = (p_k.daten->>'termin')::timestamptz, treffpunkt = coalesce(p_k.daten->>'treffpunkt', u.treffpunkt)
   WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('termin', p_k.daten->>'termin');
END
$fn$;
ALTER FUNCTION regel.uebergabe_termin_setzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_termin_setzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_termin_setzen(engine.kontext) IS
'Schreibt Termin und Treffpunkt.';

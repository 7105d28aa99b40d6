-- The bailiff gave the flat back. The handover that remains documents its state; the settlement of the deposit follows it.
CREATE FUNCTION regel.kuendigung_raeumen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kuendigungen AS k SET raeumung_am = (p_k.daten->>'raeumung_am')::date
   WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_raeumen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_raeumen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_raeumen(engine.kontext) IS
'Hält die vollstreckte Räumung fest.';

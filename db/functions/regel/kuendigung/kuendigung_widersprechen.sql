-- The objection of the tenant's, on the day it came in.
CREATE FUNCTION regel.kuendigung_widersprechen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kuendigungen AS k SET widerspruch_am = (p_k.daten->>'eingegangen_am')::date, widerspruch_grund = p_k.daten->>'grund'
   WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_widersprechen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_widersprechen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_widersprechen(engine.kontext) IS
'Hält den Widerspruch wegen Härte fest.';

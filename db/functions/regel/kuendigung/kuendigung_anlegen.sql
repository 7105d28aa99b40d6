-- The row of the notice: who, what kind, why. Nothing of the lease changes before it has arrived.
CREATE FUNCTION regel.kuendigung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a jsonb := regel.kuendigung_angaben(p_k);
BEGIN
  INSERT INTO akte.kuendigungen (mandant_id, vorgang_id, mietverhaeltnis_id, durch, art, grund_art, grund)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, v_a->>'durch', v_a->>'art', v_a->>'grund_art', v_a->>'grund');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_anlegen(engine.kontext) IS
'Legt die Zeile der Kündigung an.';

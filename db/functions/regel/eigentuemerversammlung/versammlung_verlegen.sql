-- The invitations stay on record; to the new date everybody is invited anew.
CREATE FUNCTION regel.versammlung_verlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.eigentuemerversammlungen AS v
     SET termin = (p_k.daten->>'termin')::timestamptz, ort = coalesce(p_k.daten->>'ort', v.ort), einladung_versandt_am = NULL, einladung_zugang_am = NULL, dringlichkeit = NULL
   WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id;
  IF p_k.von = p_k.nach THEN
    PERFORM engine.fristen_neu_setzen(p_k);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_verlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_verlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_verlegen(engine.kontext) IS
'Verlegt Termin und Ort; eingeladen wird danach neu.';

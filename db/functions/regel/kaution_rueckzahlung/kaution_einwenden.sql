-- What the tenant objects to, on the day it came in.
CREATE FUNCTION regel.kaution_einwenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kautionsabrechnungen AS a SET einwendung_am = (p_k.daten->>'eingegangen_am')::date, einwendung_text = p_k.daten->>'einwendung'
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_einwenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_einwenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_einwenden(engine.kontext) IS
'Hält die Einwendung der Mieterseite gegen die Abrechnung fest.';

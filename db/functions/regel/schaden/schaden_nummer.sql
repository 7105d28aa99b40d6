-- The number the insurance gave the claim.
CREATE FUNCTION regel.schaden_nummer(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.schaeden AS s SET schadennummer = p_k.daten->>'schadennummer'
   WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_nummer(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_nummer(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_nummer(engine.kontext) IS
'Hält die Schadennummer der Versicherung fest.';

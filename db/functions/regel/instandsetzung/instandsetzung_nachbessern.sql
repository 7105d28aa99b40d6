-- Not as it should be: the firm comes again.
CREATE FUNCTION regel.instandsetzung_nachbessern(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.instandsetzungen AS i SET nachbesserung = p_k.daten->>'maengel', termin_am = (p_k.daten->>'termin_am')::date
   WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_nachbessern(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_nachbessern(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_nachbessern(engine.kontext) IS
'Hält fest, was nachzubessern ist und bis wann.';

-- The row of a repair.
CREATE FUNCTION regel.instandsetzung_zeile(p_k engine.kontext)
RETURNS akte.instandsetzungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT i FROM akte.instandsetzungen i WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id
$fn$;
ALTER FUNCTION regel.instandsetzung_zeile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_zeile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_zeile(engine.kontext) IS
'Instandsetzung eines Vorgangs.';

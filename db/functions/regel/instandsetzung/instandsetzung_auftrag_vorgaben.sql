-- What was offered is what one orders.
CREATE FUNCTION regel.instandsetzung_auftrag_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.instandsetzung_angebote := regel.instandsetzung_angebot(p_k);
BEGIN
  RETURN pg_catalog.jsonb_build_object('firma', v_a.firma, 'auftrag_betrag', v_a.betrag);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_auftrag_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_auftrag_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_auftrag_vorgaben(engine.kontext) IS
'Vorbelegung: Firma und Betrag des Angebots.';

-- The appointment has passed and nobody recorded a remedy.
CREATE FUNCTION regel.schaden_termin_verstrichen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.schaden_auftraege := regel.schaden_auftrag(p_k);
BEGIN
  RETURN pg_catalog.jsonb_build_object('firma', v_a.firma, 'termin', v_a.termin, 'behebung', 'nicht erfasst, bitte nachfragen');
END
$fn$;
ALTER FUNCTION regel.schaden_termin_verstrichen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_termin_verstrichen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_termin_verstrichen(engine.kontext) IS
'Vermerkt, dass der Termin der Firma ohne erfasste Behebung verstrichen ist.';

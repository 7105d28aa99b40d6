-- The bank sent it back, the IBAN was wrong: the order stays on file as called back.
CREATE FUNCTION regel.kaution_auftrag_stornieren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_betrag numeric;
BEGIN
  UPDATE akte.zahlungsauftraege AS z SET storniert_am = p_k.jetzt, storniert_grund = p_k.daten->>'grund'
   WHERE z.mandant_id = p_k.mandant_id AND z.id = (regel.kaution_auftrag(p_k)).id
  RETURNING betrag INTO v_betrag;
  RETURN pg_catalog.jsonb_build_object('storniert', v_betrag::text);
END
$fn$;
ALTER FUNCTION regel.kaution_auftrag_stornieren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_auftrag_stornieren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_auftrag_stornieren(engine.kontext) IS
'Storniert den offenen Zahlungsauftrag.';

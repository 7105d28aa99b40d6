-- The order to pay that waits for its confirmation.
CREATE FUNCTION regel.kaution_auftrag(p_k engine.kontext)
RETURNS akte.zahlungsauftraege
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT z FROM akte.zahlungsauftraege z
 WHERE z.mandant_id = p_k.mandant_id AND z.vorgang_id = p_k.vorgang_id AND z.ausgefuehrt_am IS NULL AND z.storniert_am IS NULL
 ORDER BY z.id DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.kaution_auftrag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_auftrag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_auftrag(engine.kontext) IS
'Der offene Zahlungsauftrag eines Vorgangs.';

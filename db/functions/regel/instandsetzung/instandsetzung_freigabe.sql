-- The decision asked for: the newest.
CREATE FUNCTION regel.instandsetzung_freigabe(p_k engine.kontext)
RETURNS akte.freigaben
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT f FROM akte.instandsetzungen i JOIN akte.freigaben f ON f.mandant_id = i.mandant_id AND f.instandsetzung_id = i.id
 WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id
 ORDER BY f.nummer DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.instandsetzung_freigabe(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_freigabe(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_freigabe(engine.kontext) IS
'Zuletzt angefragte Freigabe eines Vorgangs; NULL, wenn noch keine angefragt ist.';

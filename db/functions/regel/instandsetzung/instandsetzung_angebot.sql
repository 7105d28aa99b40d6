-- The offer that is decided about: the newest.
CREATE FUNCTION regel.instandsetzung_angebot(p_k engine.kontext)
RETURNS akte.instandsetzung_angebote
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT a FROM akte.instandsetzungen i JOIN akte.instandsetzung_angebote a ON a.mandant_id = i.mandant_id AND a.instandsetzung_id = i.id
 WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id
 ORDER BY a.nummer DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.instandsetzung_angebot(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_angebot(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_angebot(engine.kontext) IS
'Maßgebliches Angebot: das zuletzt erfasste.';

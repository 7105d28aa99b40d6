-- Who answers for it from now on.
CREATE FUNCTION regel.anfrage_zuordnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b akte.benutzer;
BEGIN
  SELECT b.* INTO v_b FROM akte.benutzer b WHERE b.mandant_id = p_k.mandant_id AND b.kennung = (p_k.daten->>'zustaendig')::uuid;
  UPDATE akte.anfragen AS a SET zustaendig_id = v_b.id WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('zustaendig', v_b.name);
END
$fn$;
ALTER FUNCTION regel.anfrage_zuordnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_zuordnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_zuordnen(engine.kontext) IS
'Trägt die zuständige Person ein.';

-- From this signature on the content is fixed by its hash.   → {"protokoll_sha256": "9f2c…"}
CREATE FUNCTION regel.uebergabe_einfrieren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u      akte.uebergaben := regel.uebergabe_zeile(p_k);
  v_digest bytea := regel.uebergabe_digest(v_u.mandant_id, v_u.id);
BEGIN
  UPDATE akte.uebergaben AS u SET protokoll_digest = v_digest WHERE u.mandant_id = v_u.mandant_id AND u.id = v_u.id;
  RETURN pg_catalog.jsonb_build_object('protokoll_sha256', pg_catalog.encode(v_digest, 'hex'));
END
$fn$;
ALTER FUNCTION regel.uebergabe_einfrieren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_einfrieren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_einfrieren(engine.kontext) IS
'Friert das Protokoll ein: Die SHA-256 seines Inhalts gilt für alle Unterschriften.';

-- A new version of the protocol: the old signatures stay, bound to what they signed, and no longer count.
CREATE FUNCTION regel.uebergabe_oeffnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_fassung int;
BEGIN
  UPDATE akte.uebergaben AS u SET protokoll_digest = NULL, protokoll_fassung = u.protokoll_fassung + 1
   WHERE u.mandant_id = p_k.mandant_id AND u.vorgang_id = p_k.vorgang_id
  RETURNING u.protokoll_fassung INTO v_fassung;
  RETURN pg_catalog.jsonb_build_object('protokoll_fassung', v_fassung);
END
$fn$;
ALTER FUNCTION regel.uebergabe_oeffnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_oeffnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_oeffnen(engine.kontext) IS
'Öffnet ein unterzeichnetes Protokoll als neue Fassung.';

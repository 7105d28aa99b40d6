-- The own report that is named. A foreign and a missing one read alike.
--   SELECT (portal.meine_anfrage('0d6f…')).nummer;   →  A-2026-00017
CREATE FUNCTION portal.meine_anfrage(p_kennung uuid)
RETURNS akte.anfragen
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.anfragen;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = sitzung.mandant_id() AND a.kennung = p_kennung AND a.mieter_id = sitzung.mieter_id();
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE62', MESSAGE = 'Diese Meldung gibt es nicht.', HINT = 'Unter „Meine Meldungen“ nachsehen.';
  END IF;
  RETURN v_a;
END
$fn$;
ALTER FUNCTION portal.meine_anfrage(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.meine_anfrage(uuid) FROM PUBLIC;
COMMENT ON FUNCTION portal.meine_anfrage(uuid) IS
'Die eigene Meldung dieser Kennung. Fehler: MAE62 unbekannt oder fremd.';

-- The door of every command of the portal: a tenant acts, in a transaction that may write.
--   SELECT (portal.mieter_tuer()).mieter_id;   →  4711
CREATE FUNCTION portal.mieter_tuer()
RETURNS sitzung.person
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
BEGIN
  IF v_s.mieter_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA002', MESSAGE = 'Ohne gültige Sitzung geschieht nichts.', HINT = 'Im Mieterportal anmelden.';
  END IF;
  RETURN v_s;
END
$fn$;
ALTER FUNCTION portal.mieter_tuer() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.mieter_tuer() FROM PUBLIC;
COMMENT ON FUNCTION portal.mieter_tuer() IS
'Prüft, dass ein Mieter handelt, und gibt die geprüfte Sitzung zurück. Fehler: MA001, MA002.';

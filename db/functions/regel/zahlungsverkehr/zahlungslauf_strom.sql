-- The bracket of the client, locked.
-- SELECT regel.zahlungslauf_strom(s);   →  1
CREATE FUNCTION regel.zahlungslauf_strom(p_s sitzung.person)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_strom bigint;
BEGIN
  SELECT t.id INTO STRICT v_strom FROM engine.traeger t WHERE t.mandant_id = p_s.mandant_id AND t.art = 'standalone';
  -- LOCK ACQUISITION: runs of a client go one after the other; a second release waits and then finds the first
  PERFORM engine.sperren(p_s.mandant_id, v_strom);
  RETURN v_strom;
END
$fn$;
ALTER FUNCTION regel.zahlungslauf_strom(sitzung.person) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlungslauf_strom(sitzung.person) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlungslauf_strom(sitzung.person) IS
'Sperrt die Klammer des Mandanten für Zahlungsläufe und gibt ihre Nummer zurück.';

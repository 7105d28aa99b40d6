-- Every call that changes something begins here: isolation level, sealed context.
CREATE FUNCTION engine.tuer()
RETURNS sitzung.person
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
BEGIN
  -- READ COMMITTED only: after waiting for the lock the row must be read as it is now, and the audit chain needs it too
  IF pg_catalog.current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA001',
      MESSAGE = 'Übergänge laufen nur in der Isolationsstufe READ COMMITTED.',
      DETAIL  = 'Stufe: ' || pg_catalog.current_setting('transaction_isolation'),
      HINT    = 'Transaktion mit BEGIN ISOLATION LEVEL READ COMMITTED beginnen.';
  END IF;
  IF v_s.mandant_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA002',
      MESSAGE = 'Ohne gültige Sitzung geschieht nichts.',
      HINT    = 'In der Transaktion zuerst sitzung.betreten(…) aufrufen, als DBA sitzung.als_benutzer(mandant, benutzer).';
  END IF;
  RETURN v_s;
END
$fn$;
ALTER FUNCTION engine.tuer() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.tuer() FROM PUBLIC;
COMMENT ON FUNCTION engine.tuer() IS
'Prüft Isolationsstufe und Sitzung und gibt die geprüfte Sitzung zurück. Fehler: MA001, MA002.';

-- Trigger on append-only tables, ENABLE ALWAYS: refuses UPDATE, DELETE and TRUNCATE whoever asks. Only what retention has run out for is emptied,
-- by regel.person_loeschen, whose owner can do nothing else and is nobody's login; the log itself gives it no right.
-- DELETE FROM audit.eintraege;   →  ERROR MA030
CREATE FUNCTION audit.unveraenderlich()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  IF current_user = 'mietakte_loeschung' AND TG_OP = 'UPDATE' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION USING ERRCODE = 'MA030',
    MESSAGE = 'Was hier steht, wird weder geändert noch gelöscht.',
    DETAIL  = TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME || ': ' || TG_OP,
    HINT    = 'Eine Berichtigung ist ein neuer Eintrag.';
END
$fn$;
ALTER FUNCTION audit.unveraenderlich() OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION audit.unveraenderlich() FROM PUBLIC;
COMMENT ON FUNCTION audit.unveraenderlich() IS
'Verweigert jede Änderung an Tabellen, an die nur angehängt wird; ausgenommen das Leeren nach Ablauf der Aufbewahrung (regel.person_loeschen). Fehler: MA030.';

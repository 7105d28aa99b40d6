-- Trigger on tables with an operative status.
-- UPDATE akte.kuendigungen SET status = 'vollzogen';   →  ERROR MA031
CREATE FUNCTION engine.status_schuetzen()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  -- depth 2: we were fired by the mirror, which is itself a trigger. Anything else writes past the engine.
  IF pg_catalog.pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION USING ERRCODE = 'MA031',
      MESSAGE = 'Den Status schreibt allein die Engine.',
      DETAIL  = TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME || ': ' || coalesce(OLD.status, '') || ' → ' || coalesce(NEW.status, ''),
      HINT    = 'engine.ausloesen(…) am zugehörigen Vorgang aufrufen.';
  END IF;
  RETURN NEW;
END
$fn$;
ALTER FUNCTION engine.status_schuetzen() OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION engine.status_schuetzen() FROM PUBLIC;
COMMENT ON FUNCTION engine.status_schuetzen() IS
'Verweigert, einen operativen Status an der Engine vorbei zu schreiben. Fehler: MA031.';

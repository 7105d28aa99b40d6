-- Another clock for this transaction: replaying history, backfill, tests. What is written under it is marked as taken over.
--
--   BEGIN;
--   SELECT engine.zeit_setzen(p_zeit => '2026-03-02 09:00+01');
--   SELECT engine.heute();
--    → 2026-03-02
CREATE FUNCTION engine.zeit_setzen(p_zeit timestamptz)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM sitzung.zeit_setzen(p_zeit);
END
$$;

ALTER FUNCTION engine.zeit_setzen(timestamptz) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION engine.zeit_setzen(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.zeit_setzen(timestamptz) TO mietakte_dba, mietakte_deploy;
COMMENT ON FUNCTION engine.zeit_setzen(timestamptz) IS
'Setzt die Uhr (engine.jetzt, engine.heute) dieser Transaktion; NULL stellt sie zurück. Nur DBA und Aufbau. Zeilen, die
darunter entstehen, gelten als übernommen. Fehler: MA105 außerhalb einer Transaktion, MA112 außerhalb der Jahre 1900 bis 2199.';

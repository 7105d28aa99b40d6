-- The service writes what this returns to an append-only file outside the database.
-- SELECT * FROM audit.ankern();
--  mandant_id | strom_id | nr | hash
--           1 |       42 | 17 | 9f2c…
CREATE FUNCTION audit.ankern()
RETURNS TABLE (mandant_id bigint, strom_id bigint, nr bigint, hash text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
BEGIN
  RETURN QUERY
  WITH neue AS (
    INSERT INTO audit.anker (mandant_id, strom_id, nr, hash, gesetzt_am)
    SELECT k.mandant_id, k.strom_id, k.nr, k.hash, pg_catalog.clock_timestamp()
      FROM audit.koepfe k
     WHERE k.mandant_id = v_s.mandant_id
       AND NOT EXISTS (SELECT FROM audit.anker a
                        WHERE a.mandant_id = k.mandant_id AND a.strom_id = k.strom_id AND a.nr = k.nr AND a.hash = k.hash)
    RETURNING anker.mandant_id, anker.strom_id, anker.nr, anker.hash
  )
  SELECT n.mandant_id, n.strom_id, n.nr, pg_catalog.encode(n.hash, 'hex') FROM neue n ORDER BY n.strom_id;
END
$fn$;
ALTER FUNCTION audit.ankern() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION audit.ankern() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.ankern() TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION audit.ankern() IS
'Hält die Köpfe aller Ketten fest, die sich seit dem letzten Anker bewegt haben, und gibt sie zur Ablage außerhalb der Datenbank zurück.';

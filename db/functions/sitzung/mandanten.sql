-- Whom to serve: a job walks through this list and enters each client in a transaction of its own.
--
--   SELECT * FROM sitzung.mandanten();
--    mandant_id |            name
--    -----------+-----------------------------
--             1 | Hausverwaltung Linde GmbH
CREATE FUNCTION sitzung.mandanten()
RETURNS TABLE (mandant_id bigint, name text)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT m.id, m.name FROM akte.mandanten AS m ORDER BY m.id
$$;

ALTER FUNCTION sitzung.mandanten() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.mandanten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.mandanten() TO mietakte_dienst, mietakte_dba, mietakte_deploy;
COMMENT ON FUNCTION sitzung.mandanten() IS
'Alle Mandanten (id, Name) für Dienst, DBA und Aufbau, ohne Kontext. Zeilen: mandant_id, name.';

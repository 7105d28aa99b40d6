-- INSERT INTO akte.mieter (mandant_id, nachname) VALUES (1, 'Özdemir') RETURNING sortname;   →  oezdemir
CREATE FUNCTION api.sortname_setzen()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  NEW.sortname := api.sortname(p_nachname => NEW.nachname, p_vorname => NEW.vorname, p_firma => NEW.firma);
  RETURN NEW;
END
$fn$;
ALTER FUNCTION api.sortname_setzen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sortname_setzen() FROM PUBLIC;
COMMENT ON FUNCTION api.sortname_setzen() IS
'Triggerfunktion: Sortierschlüssel nach DIN 5007-2 für Mieter und Eigentümer.';

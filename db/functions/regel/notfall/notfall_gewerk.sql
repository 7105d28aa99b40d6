-- The trade as the settings call it.
--   SELECT regel.notfall_gewerk('Sanitär');   →  sanitaer
CREATE FUNCTION regel.notfall_gewerk(p_gewerk text)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN w IN ('heizung', 'wasser', 'elektrik', 'sanitaer') THEN w ELSE 'sonstiges' END
  FROM (SELECT pg_catalog.replace(pg_catalog.lower(pg_catalog.btrim(coalesce(p_gewerk, ''))), 'ä', 'ae')) AS x(w)
$fn$;
ALTER FUNCTION regel.notfall_gewerk(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.notfall_gewerk(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.notfall_gewerk(text) IS
'Gewerk einer Meldung in der Schreibweise der Einstellungen: heizung, wasser, elektrik, sanitaer, sonst sonstiges.';

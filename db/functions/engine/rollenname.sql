-- SELECT engine.rollenname('teamleitung');   →  Teamleitung
CREATE FUNCTION engine.rollenname(p_rolle text)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE p_rolle
         WHEN 'sachbearbeitung' THEN 'Sachbearbeitung' WHEN 'buchhaltung' THEN 'Buchhaltung' WHEN 'teamleitung' THEN 'Teamleitung'
         WHEN 'verwalter-admin' THEN 'Verwalter-Admin' WHEN 'dienst' THEN 'das System selbst' WHEN 'mieter' THEN 'Mieterseite'
         WHEN 'eigentuemer' THEN 'Eigentümer'
         ELSE pg_catalog.initcap(p_rolle) END
$fn$;
ALTER FUNCTION engine.rollenname(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.rollenname(text) FROM PUBLIC;
COMMENT ON FUNCTION engine.rollenname(text) IS
'Deutscher Name einer Rolle, wie ihn Meldungen nennen.';

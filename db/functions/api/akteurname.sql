-- SELECT api.akteurname('benutzer:17');   →  Petra Sommer
-- SELECT api.akteurname('dienst');        →  System
CREATE FUNCTION api.akteurname(p_akteur text)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT CASE split_part(p_akteur, ':', 1)
         WHEN 'benutzer' THEN (SELECT b.name FROM akte.benutzer b
                                WHERE b.mandant_id = (SELECT sitzung.mandant_id()) AND b.id = split_part(p_akteur, ':', 2)::bigint)
         WHEN 'mieter' THEN (SELECT api.personenname(m.titel, m.vorname, m.nachname, m.firma) FROM akte.mieter m
                              WHERE m.mandant_id = (SELECT sitzung.mandant_id()) AND m.id = split_part(p_akteur, ':', 2)::bigint)
         WHEN 'eigentuemer' THEN (SELECT api.personenname(e.titel, e.vorname, e.nachname, e.firma) FROM akte.eigentuemer e
                                   WHERE e.mandant_id = (SELECT sitzung.mandant_id()) AND e.id = split_part(p_akteur, ':', 2)::bigint)
         WHEN 'dienstleister' THEN (SELECT a.name FROM akte.auftraege a
                                     WHERE a.mandant_id = (SELECT sitzung.mandant_id()) AND a.id = split_part(p_akteur, ':', 2)::bigint)
         WHEN 'dienst' THEN 'System'
         ELSE p_akteur END
$fn$;
ALTER FUNCTION api.akteurname(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.akteurname(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.akteurname(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.akteurname(text) IS
'Name zu einem Akteur des Protokolls (benutzer:17, mieter:4, eigentuemer:7, dienstleister:3, dienst); NULL, wenn es ihn bei diesem Mandanten nicht gibt.';

-- The privacy notice as the tenant reads it, and whether he has acknowledged it.
-- BEGIN; SELECT sitzung.als_mieter(1, 17); SELECT portal.datenschutzhinweis()->>'version';
--  2026-11
CREATE FUNCTION portal.datenschutzhinweis()
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT regel.datenschutzhinweis(p_mandant_id => s.mandant_id, p_mieter_id => s.mieter_id) FROM sitzung.kontext() s WHERE s.mieter_id IS NOT NULL
$fn$;
ALTER FUNCTION portal.datenschutzhinweis() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.datenschutzhinweis() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.datenschutzhinweis() TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.datenschutzhinweis() IS
'Geltende Datenschutzhinweise der Verwaltung: version, gueltig_ab, einleitung, verantwortlicher, beauftragter, aufsicht, zwecke[daten, zweck, rechtsgrundlage, empfaenger, frist, aufbewahrung], bestaetigt_am (NULL: noch nicht). NULL, wenn keine veröffentlicht sind oder kein Mieter handelt. Norm: Art. 13, 14 DSGVO.';

-- SELECT api.personenname('Dr.', 'Anke', 'Lindner', NULL);   →  Dr. Anke Lindner
CREATE FUNCTION api.personenname(p_titel text, p_vorname text, p_nachname text, p_firma text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT coalesce(nullif(concat_ws(' ', nullif(p_titel, ''), nullif(p_vorname, ''), nullif(p_nachname, '')), ''), p_firma)
$fn$;
ALTER FUNCTION api.personenname(text, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.personenname(text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.personenname(text, text, text, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.personenname(text, text, text, text) IS
'Name einer Person oder Firma, wie er auf Seiten und in Briefen steht.';

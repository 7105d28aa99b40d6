-- SELECT api.suchtext('Familie Groß-Çelik, Hauptstraße 47 (3. OG li.)');   →  familie gross celik hauptstr 47 3 og li
CREATE FUNCTION api.suchtext(p_text text)
RETURNS text
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
-- "Straße", "Strasse" and "Str." are one word to whoever searches
SELECT regexp_replace(api.grundform(p_text), 'strass?e\M', 'str', 'g')
$fn$;
ALTER FUNCTION api.suchtext(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchtext(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.suchtext(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.suchtext(text) IS
'Text in der Form, in der gesucht wird: Grundform, dazu „Straße“ als „str“.';

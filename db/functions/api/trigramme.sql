-- SELECT api.trigramme('haupt');   →  {"  h"," ha",aup,hau,"pt ",upt}
CREATE FUNCTION api.trigramme(p_wort text)
RETURNS text[]
LANGUAGE sql
IMMUTABLE STRICT
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
-- two blanks before and one behind: the beginning of a word weighs more than its end, as with typing errors
SELECT coalesce(array_agg(DISTINCT substr('  ' || p_wort || ' ', i, 3) ORDER BY substr('  ' || p_wort || ' ', i, 3)), '{}')
  FROM generate_series(1, length(p_wort) + 1) i
 WHERE p_wort <> ''
$fn$;
ALTER FUNCTION api.trigramme(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.trigramme(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.trigramme(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.trigramme(text) IS
'Dreiergruppen von Zeichen eines Wortes (vorn zwei, hinten ein Leerzeichen ergänzt), sortiert und ohne Doppelte.';

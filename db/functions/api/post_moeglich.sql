-- What a person may do with a piece of mail as it stands; the page and the command ask the same rule.
-- SELECT api.post_moeglich('ungeklaert', 'email', true, 1);   →  {bestaetigen,wiederholen,als_brief}
CREATE FUNCTION api.post_moeglich(p_status text, p_weg text, p_dokument boolean, p_versuche int)
RETURNS text[]
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT CASE
  WHEN p_status = 'wartend' THEN ARRAY['zurueckziehen'] || CASE WHEN p_weg = 'email' AND p_dokument THEN ARRAY['als_brief'] ELSE '{}' END
                                 || CASE WHEN p_weg <> 'druck' AND p_versuche > 0 THEN ARRAY['wiederholen'] ELSE '{}' END
  WHEN p_status = 'fehlgeschlagen' THEN ARRAY['wiederholen'] || CASE WHEN p_dokument THEN ARRAY['als_brief'] ELSE '{}' END || ARRAY['zurueckziehen']
  WHEN p_status = 'ungeklaert' THEN ARRAY['bestaetigen', 'wiederholen'] || CASE WHEN p_dokument THEN ARRAY['als_brief'] ELSE '{}' END
  WHEN p_status = 'versendet' AND p_weg = 'druck' THEN ARRAY['neu_drucken']
  ELSE '{}' END::text[]
$fn$;
ALTER FUNCTION api.post_moeglich(text, text, boolean, int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_moeglich(text, text, boolean, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_moeglich(text, text, boolean, int) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.post_moeglich(text, text, boolean, int) IS
'Was mit einer Sendung in ihrem Stand möglich ist: wiederholen, als_brief, zurueckziehen, bestaetigen, neu_drucken. p_dokument: ob sie ein Schreiben trägt.';

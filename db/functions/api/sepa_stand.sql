-- What each mandate of the own client is worth today; what api.sepa_mandate reads.
-- SELECT mandat_id, grund FROM api.sepa_stand();   →  3 | NULL
CREATE FUNCTION api.sepa_stand()
RETURNS TABLE (mandat_id bigint, grund text, zuerst_am date, zuletzt_am date, laeuft_ab_am date)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT s.mandat_id, s.grund, s.zuerst_am, s.zuletzt_am, s.laeuft_ab_am
  FROM regel.sepa_stand(p_mandant_id => (SELECT sitzung.mandant_id()), p_tag => (SELECT engine.heute())) s
 WHERE (SELECT sitzung.kanal()) IN ('verwaltung', 'dienst')
$fn$;
ALTER FUNCTION api.sepa_stand() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sepa_stand() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.sepa_stand() TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.sepa_stand() IS
'Stand der SEPA-Mandate des eigenen Mandanten heute: grund (NULL: gültig), erste und letzte Nutzung, Ablauf.';

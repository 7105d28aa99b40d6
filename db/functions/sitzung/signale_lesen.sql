-- What was noted by transactions that a snapshot had not seen yet, for every client.
--
--   SELECT mandant_id, id, themen FROM sitzung.signale_lesen(p_seit => 84213);
--    1 | 907 | {anfragen,vorgang:4711}
CREATE FUNCTION sitzung.signale_lesen(p_seit bigint)
RETURNS TABLE (mandant_id bigint, id bigint, themen text[])
LANGUAGE sql
STABLE
PARALLEL RESTRICTED
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT g.mandant_id, g.id, g.themen FROM sitzung.signale AS g WHERE g.xid >= p_seit ORDER BY g.id LIMIT 20000
$fn$;
ALTER FUNCTION sitzung.signale_lesen(bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.signale_lesen(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.signale_lesen(bigint) TO mietakte_dienst;
COMMENT ON FUNCTION sitzung.signale_lesen(bigint) IS
'Signale der Transaktionen ab p_seit (das xmin eines früheren pg_current_snapshot), aller Mandanten; höchstens 20.000. Nur Namen von Themen. Für den Live-Dienst.';

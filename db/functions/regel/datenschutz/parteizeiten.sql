-- Since when and until when a tenant was party, for leases that others began or went on with; as sitzung.meine_zeiten says it of who acts.
-- SELECT regel.parteizeiten(1, 17);   →  {"12": ["2024-06-01", null]}
CREATE FUNCTION regel.parteizeiten(p_mandant_id bigint, p_mieter_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT coalesce(pg_catalog.jsonb_object_agg(z.id, pg_catalog.jsonb_build_array(z.ab, z.bis)) FILTER (WHERE z.ab IS NOT NULL OR z.bis IS NOT NULL), '{}')
  FROM (SELECT p.mietverhaeltnis_id AS id, CASE WHEN bool_and(p.bis IS NOT NULL) THEN max(p.bis) END AS bis,
               nullif(min(p.von), (SELECT min(a.von) FROM akte.vertragsparteien a WHERE a.mandant_id = p_mandant_id AND a.mietverhaeltnis_id = p.mietverhaeltnis_id)) AS ab
          FROM akte.vertragsparteien p WHERE p.mandant_id = p_mandant_id AND p.mieter_id = p_mieter_id GROUP BY p.mietverhaeltnis_id) z
$fn$;
ALTER FUNCTION regel.parteizeiten(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.parteizeiten(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regel.parteizeiten(bigint, bigint) TO mietakte_loeschung;
COMMENT ON FUNCTION regel.parteizeiten(bigint, bigint) IS
'Seit wann und bis wann ein Mieter Partei war, je Mietverhältnis, das andere begonnen oder fortgesetzt haben; {}: von Anfang bis Ende.';

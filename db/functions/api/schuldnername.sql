-- Names of a debtor, as a list shows them.
-- SELECT api.schuldnername(1, 17, NULL);   →  Katrin Ostermann, Jonas Ostermann
CREATE FUNCTION api.schuldnername(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_eigentuemer_id bigint)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT CASE WHEN p_mietverhaeltnis_id IS NULL
  THEN (SELECT coalesce(nullif(pg_catalog.concat_ws(' ', nullif(e.titel, ''), nullif(e.vorname, ''), nullif(e.nachname, '')), ''), e.firma) FROM akte.eigentuemer e WHERE e.mandant_id = p_mandant_id AND e.id = p_eigentuemer_id)
  ELSE (SELECT pg_catalog.string_agg(coalesce(nullif(pg_catalog.concat_ws(' ', nullif(p.titel, ''), nullif(p.vorname, ''), nullif(p.nachname, '')), ''), p.firma), ', ' ORDER BY v.nummer, v.id)
          FROM akte.vertragsparteien v JOIN akte.mieter p ON p.mandant_id = v.mandant_id AND p.id = v.mieter_id
          JOIN akte.mietverhaeltnisse m ON m.mandant_id = v.mandant_id AND m.id = v.mietverhaeltnis_id
         WHERE v.mandant_id = p_mandant_id AND v.mietverhaeltnis_id = p_mietverhaeltnis_id AND (v.bis IS NULL OR v.bis >= m.mietende)) END
$fn$;
ALTER FUNCTION api.schuldnername(bigint, bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.schuldnername(bigint, bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.schuldnername(bigint, bigint, bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.schuldnername(bigint, bigint, bigint) IS
'Name eines Schuldners für Listen: alle Mietparteien oder der Eigentümer.';

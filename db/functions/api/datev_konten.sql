-- The accounts in force.
-- SELECT konto FROM api.datev_konten() WHERE schluessel = 'bank';   →  1200
CREATE FUNCTION api.datev_konten()
RETURNS TABLE (nr int, schluessel text, titel text, konto text, gueltig_ab date)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT s.nr, s.schluessel, s.titel, coalesce(k.konto, s.konto), k.gueltig_ab
  FROM regel.datev_schluessel() s
  LEFT JOIN LATERAL (SELECT x.konto, x.gueltig_ab FROM akte.datev_konten x
                      WHERE x.mandant_id = (SELECT sitzung.mandant_id()) AND x.schluessel = s.schluessel AND x.gueltig_ab <= (SELECT engine.heute()) ORDER BY x.gueltig_ab DESC, x.id DESC LIMIT 1) k ON true
 WHERE (SELECT sitzung.mandant_id()) IS NOT NULL
$fn$;
ALTER FUNCTION api.datev_konten() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datev_konten() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datev_konten() TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.datev_konten() IS
'Konto je Buchungsart, wie es heute gilt; gueltig_ab NULL: Vorgabe.';

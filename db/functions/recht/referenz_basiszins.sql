-- The base rates of a period, as evidence in a derivation.
--
--   SELECT recht.referenz_basiszins(DATE '2026-07-01', DATE '2026-07-31');
--    → [{"tabelle": "basiszinssaetze", "gueltig_ab": "2026-07-01", "prozent": 1.52, "fassung": 1}]
CREATE FUNCTION recht.referenz_basiszins(p_von date, p_bis date)
RETURNS jsonb
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT coalesce(jsonb_agg(jsonb_build_object('tabelle', 'basiszinssaetze', 'gueltig_ab', b.gueltig_ab, 'prozent', b.prozent, 'fassung', b.fassung)
                            ORDER BY b.gueltig_ab), '[]')
  FROM recht.basiszinssaetze_geltend AS b
  WHERE b.gueltig_bis >= p_von AND b.gueltig_ab <= p_bis
$fn$;
ALTER FUNCTION recht.referenz_basiszins(date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.referenz_basiszins(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.referenz_basiszins(date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.referenz_basiszins(date, date) IS
'Die Zeilen aus recht.basiszinssaetze, die von p_von bis p_bis gelten, als JSON-Liste {tabelle, gueltig_ab, prozent, fassung}: der Nachweis im Rechenweg.';

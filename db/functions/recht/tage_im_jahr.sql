-- Tage eines Kalenderjahres.
--
--   SELECT recht.tage_im_jahr(2024), recht.tage_im_jahr(2026);
--    → 366 | 365
CREATE FUNCTION recht.tage_im_jahr(p_jahr int)
RETURNS int
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT CASE WHEN p_jahr % 4 = 0 AND (p_jahr % 100 <> 0 OR p_jahr % 400 = 0) THEN 366 ELSE 365 END
$fn$;
ALTER FUNCTION recht.tage_im_jahr(int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.tage_im_jahr(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.tage_im_jahr(int) TO PUBLIC;
COMMENT ON FUNCTION recht.tage_im_jahr(int) IS
'365 oder 366: der Teiler der Zinsrechnung act/act. § 288 Abs. 1 BGB gewährt Zinsen „für das Jahr“; ein volles Schaltjahr muss genau den Jahressatz ergeben. NULL bei NULL.';

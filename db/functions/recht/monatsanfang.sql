-- First day of the month p_monate months later.
--
--   SELECT recht.monatsanfang(DATE '2026-03-31', 3);
--    → 2026-06-01
CREATE FUNCTION recht.monatsanfang(p_tag date, p_monate int DEFAULT 0)
RETURNS date
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT (date_trunc('month', p_tag::timestamp) + make_interval(months => p_monate))::date
$fn$;
ALTER FUNCTION recht.monatsanfang(date, int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.monatsanfang(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.monatsanfang(date, int) TO PUBLIC;
COMMENT ON FUNCTION recht.monatsanfang(date, int) IS
'Erster Tag des Monats, der p_monate Monate nach dem Monat von p_tag liegt (0: desselben Monats). NULL bei NULL.';

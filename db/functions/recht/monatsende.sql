-- Last day of the month p_monate months later.
--
--   SELECT recht.monatsende(DATE '2023-12-05', 2);
--    → 2024-02-29
CREATE FUNCTION recht.monatsende(p_tag date, p_monate int DEFAULT 0)
RETURNS date
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT (date_trunc('month', p_tag::timestamp) + make_interval(months => p_monate + 1))::date - 1
$fn$;
ALTER FUNCTION recht.monatsende(date, int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.monatsende(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.monatsende(date, int) TO PUBLIC;
COMMENT ON FUNCTION recht.monatsende(date, int) IS
'Letzter Tag des Monats, der p_monate Monate nach dem Monat von p_tag liegt (0: desselben Monats). NULL bei NULL.';

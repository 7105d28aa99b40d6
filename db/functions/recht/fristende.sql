-- End of a period under §§ 187 Abs. 1, 188 Abs. 2, 3 BGB: the day of the event does not count.
--
--   SELECT recht.fristende(DATE '2026-01-31', 1);
--    → 2026-02-28        (der 31. fehlt im Februar: § 188 Abs. 3)
CREATE FUNCTION recht.fristende(p_ereignis date, p_monate int, p_tage int DEFAULT 0)
RETURNS date
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT (p_ereignis + make_interval(months => p_monate))::date + p_tage
$fn$;
ALTER FUNCTION recht.fristende(date, int, int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.fristende(date, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.fristende(date, int, int) TO PUBLIC;
COMMENT ON FUNCTION recht.fristende(date, int, int) IS
'Letzter Tag einer Frist von p_monate Monaten (und p_tage Tagen), die durch ein Ereignis am Tag p_ereignis ausgelöst wird: gleicher Tag des Zielmonats, fehlt er, der Monatsletzte. Noch ohne § 193 BGB. Norm: §§ 187 Abs. 1, 188 Abs. 2 Alt. 1, Abs. 3 BGB. NULL bei NULL.';

-- First day after a period whose first day counts (§§ 187 Abs. 2, 188 Abs. 2 Alt. 2 BGB).
--
--   SELECT recht.fristbeginn(DATE '2025-03-01', 12), recht.fristbeginn(DATE '2024-02-29', 12);
--    → 2026-03-01 | 2025-03-01
CREATE FUNCTION recht.fristbeginn(p_anfang date, p_monate int)
RETURNS date
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  -- If the month of the end has no such day (29.02., 31.), the period is over only with its last day: the first of the next.
  SELECT z.tag + CASE WHEN date_part('day', z.tag) < date_part('day', p_anfang) THEN 1 ELSE 0 END
  FROM (SELECT (p_anfang + make_interval(months => p_monate))::date AS tag) AS z
$fn$;
ALTER FUNCTION recht.fristbeginn(date, int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.fristbeginn(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.fristbeginn(date, int) TO PUBLIC;
COMMENT ON FUNCTION recht.fristbeginn(date, int) IS
'Erster Tag nach Ablauf von p_monate Monaten, wenn der Anfangstag p_anfang mitzählt (Mietbeginn, Wirksamwerden einer Mieterhöhung). Fehlt der Tag im Zielmonat, der Erste des Folgemonats. Norm: §§ 187 Abs. 2, 188 Abs. 2 Alt. 2, Abs. 3 BGB. NULL bei NULL.';

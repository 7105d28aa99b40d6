-- Rounds a sum of interest without dividing before.
--
--   SELECT recht.zinsen_runden(36500, 0), recht.zinsen_runden(18250, 18300);
--    → 1.00 | 1.00
CREATE FUNCTION recht.zinsen_runden(p_zahl_365 numeric, p_zahl_366 numeric)
RETURNS numeric
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  -- One common fraction: after two divisions exactly half a cent would become a touch less.
  SELECT round((coalesce(p_zahl_365, 0) * 366 + coalesce(p_zahl_366, 0) * 365) / (100 * 365 * 366), 2)
$fn$;
ALTER FUNCTION recht.zinsen_runden(numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.zinsen_runden(numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.zinsen_runden(numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.zinsen_runden(numeric, numeric) IS
'Kaufmännisch auf den Cent gerundete Zinsen aus den Summen von Saldo × Zinssatz × Tage: p_zahl_365 über die Tage gewöhnlicher Jahre, p_zahl_366 über die der Schaltjahre (NULL zählt als 0). Teilt und rundet nur einmal.';

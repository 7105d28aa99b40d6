-- Until when the tenant can object to the statement.
--
--   SELECT recht.nk_einwendung_bis(DATE '2026-01-02');
--    → 2027-01-31
CREATE FUNCTION recht.nk_einwendung_bis(p_zugang date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  RETURN recht.monatsende(p_tag := p_zugang, p_monate := 12);
END
$fn$;
ALTER FUNCTION recht.nk_einwendung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.nk_einwendung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.nk_einwendung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.nk_einwendung_bis(date) IS
'Letzter Tag für Einwendungen gegen die Betriebskostenabrechnung: Ablauf des zwölften Monats nach Zugang, noch ohne § 193 BGB; eingehende Einwendungen werden bis recht.naechster_werktag dieses Tages nicht zurückgewiesen. Erfasst auch die Wirtschaftlichkeit (BGH VIII ZR 6/24). Norm: § 556 Abs. 3 S. 5, 6 BGB. Fehler: MA201, MA215.';

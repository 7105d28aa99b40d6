-- Until when the tenant can claim hardship against a modernisation.
--
--   SELECT recht.haerteeinwand_bis(DATE '2025-09-30');
--    → 2025-10-31
CREATE FUNCTION recht.haerteeinwand_bis(p_zugang date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  RETURN recht.monatsende(p_tag := p_zugang, p_monate := 1);
END
$fn$;
ALTER FUNCTION recht.haerteeinwand_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.haerteeinwand_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.haerteeinwand_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.haerteeinwand_bis(date) IS
'Letzter Tag für den Härteeinwand in Textform: Ende des Monats nach Zugang der Ankündigung, noch ohne § 193 BGB; eine eingehende Erklärung wird bis recht.naechster_werktag dieses Tages nicht zurückgewiesen. Ohne Hinweis auf Form und Frist in der Ankündigung gilt sie nicht (Abs. 5). Norm: § 555d Abs. 3 BGB. Fehler: MA201, MA215.';

-- Until when the Wohnungsgeberbestätigung must be issued.
--
--   SELECT recht.bescheinigung_bis(DATE '2026-10-01');
--    → 2026-10-15
CREATE FUNCTION recht.bescheinigung_bis(p_einzug date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_einzug', p_tag := p_einzug);
  RETURN recht.fristende(p_ereignis := p_einzug, p_monate := 0, p_tage := 14);
END
$fn$;
ALTER FUNCTION recht.bescheinigung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.bescheinigung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.bescheinigung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.bescheinigung_bis(date) IS
'Letzter Tag für die Bestätigung des Wohnungsgebers: zwei Wochen nach dem Einzug. Ohne Verschiebung auf einen Werktag (der frühere Tag ist sicher). Nur beim Einzug; beim Auszug besteht seit dem 01.11.2016 keine Pflicht. Norm: § 19 Abs. 1, § 17 Abs. 1 BMG. Fehler: MA201, MA215.';

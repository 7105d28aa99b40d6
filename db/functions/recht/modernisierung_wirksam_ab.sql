-- From when the increase after a modernisation applies.
--
--   SELECT recht.modernisierung_wirksam_ab(DATE '2026-01-15', true), recht.modernisierung_wirksam_ab(DATE '2026-12-01', false);
--    → 2026-04-01 | 2027-09-01
CREATE FUNCTION recht.modernisierung_wirksam_ab(p_zugang date, p_ordnungsgemaess boolean)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  PERFORM recht.pflicht_pruefen(p_name := 'p_ordnungsgemaess', p_fehlt := p_ordnungsgemaess IS NULL);
  RETURN recht.monatsanfang(p_tag := p_zugang, p_monate := CASE WHEN p_ordnungsgemaess THEN 3 ELSE 9 END);
END
$fn$;
ALTER FUNCTION recht.modernisierung_wirksam_ab(date, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.modernisierung_wirksam_ab(date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.modernisierung_wirksam_ab(date, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.modernisierung_wirksam_ab(date, boolean) IS
'Erster Tag der erhöhten Miete nach Zugang der Erhöhungserklärung: Beginn des dritten Monats; sechs Monate später, wenn p_ordnungsgemaess falsch ist (nicht ordnungsgemäß angekündigt oder tatsächliche Erhöhung mehr als 10 % über der angekündigten). Norm: § 559b Abs. 2 BGB. Fehler: MA201, MA215.';

-- The day whose rent the cap is computed from.
--
--   SELECT recht.ausgangsmiete_stichtag(DATE '2026-06-01');
--    → 2023-06-01
CREATE FUNCTION recht.ausgangsmiete_stichtag(p_wirksam_ab date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_wirksam_ab', p_tag := p_wirksam_ab);
  RETURN (p_wirksam_ab - interval '3 years')::date;
END
$fn$;
ALTER FUNCTION recht.ausgangsmiete_stichtag(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.ausgangsmiete_stichtag(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.ausgangsmiete_stichtag(date) TO PUBLIC;
COMMENT ON FUNCTION recht.ausgangsmiete_stichtag(date) IS
'Drei Jahre vor dem Wirksamwerden der Erhöhung: die an diesem Tag geschuldete Miete ist die Ausgangsmiete der Kappungsgrenze. Norm: § 558 Abs. 3 BGB. Fehler: MA201, MA215.';

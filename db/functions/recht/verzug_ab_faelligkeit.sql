-- Default of a claim that is due on a certain calendar day.
--
--   SELECT * FROM recht.verzug_ab_faelligkeit(DATE '2026-10-31', 'BE');
--    → 2026-11-02 | 2026-11-03       (der 31.10.2026 ist ein Samstag)
CREATE FUNCTION recht.verzug_ab_faelligkeit(p_faellig date, p_land text)
RETURNS TABLE (faellig_bis date, verzug_ab date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  faellig_bis := recht.naechster_werktag(p_tag := p_faellig, p_land := p_land);
  verzug_ab := faellig_bis + 1;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.verzug_ab_faelligkeit(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzug_ab_faelligkeit(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzug_ab_faelligkeit(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.verzug_ab_faelligkeit(date, text) IS
'Forderung mit kalendermäßig bestimmter Fälligkeit (Sonderumlage, Kautionsrate, Nachzahlung mit gesetztem Tag): faellig_bis = p_faellig, nach § 193 BGB verschoben; verzug_ab = der Kalendertag danach. Norm: §§ 286 Abs. 2 Nr. 1, 187 Abs. 1, 193 BGB. Fehler: MA201, MA204, MA205, MA215.';

-- Last day on which the landlord's claim for deterioration of the flat is not yet time-barred.
--
--   SELECT recht.verjaehrung_548(DATE '2024-02-29', 'BE');
--    → 2024-08-29
CREATE FUNCTION recht.verjaehrung_548(p_rueckgabe date, p_land text)
RETURNS date
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_rueckgabe', p_tag := p_rueckgabe);
  RETURN recht.naechster_werktag(
    p_tag := recht.fristende(p_ereignis := p_rueckgabe, p_monate := 6),
    p_land := p_land);
END
$fn$;
ALTER FUNCTION recht.verjaehrung_548(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verjaehrung_548(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verjaehrung_548(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.verjaehrung_548(date, text) IS
'Letzter unverjährter Tag der Ersatzansprüche des Vermieters: sechs Monate nach dem Tag, an dem er die Wohnung zurückerhalten hat (auch vor dem Mietende), § 193 BGB entsprechend. Danach bleibt nur die Aufrechnung gegen die Kaution (§ 215 BGB). Norm: § 548 Abs. 1 BGB. Fehler: MA201, MA204, MA205, MA215.';

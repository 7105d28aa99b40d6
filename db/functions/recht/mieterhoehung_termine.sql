-- Dates that follow from the receipt of a demand for more rent.
--
--   SELECT * FROM recht.mieterhoehung_termine(DATE '2026-03-31', 'BE');
--    → 2026-06-01 | 2026-05-31 | 2026-06-01 | 2026-08-31
CREATE FUNCTION recht.mieterhoehung_termine(p_zugang date, p_land text)
RETURNS TABLE (wirksam_ab date, zustimmung_bis date, zustimmung_bis_193 date, klage_bis date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  wirksam_ab := recht.monatsanfang(p_tag := p_zugang, p_monate := 3);
  zustimmung_bis := recht.monatsende(p_tag := p_zugang, p_monate := 2);
  zustimmung_bis_193 := recht.naechster_werktag(p_tag := zustimmung_bis, p_land := p_land);
  -- Three more months after the unshifted deadline for consent, not shifted themselves: the safe day for the action.
  klage_bis := recht.monatsende(p_tag := p_zugang, p_monate := 5);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.mieterhoehung_termine(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.mieterhoehung_termine(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.mieterhoehung_termine(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.mieterhoehung_termine(date, text) IS
'Nach Zugang (p_zugang) eines Verlangens nach § 558 BGB: wirksam_ab Beginn des dritten Monats nach Zugang; zustimmung_bis Ende des zweiten Monats, zustimmung_bis_193 nach § 193 BGB verschoben (bis dahin nicht als verweigert behandeln); klage_bis drei Monate nach zustimmung_bis, der sichere letzte Tag (Ausschlussfrist; spätestens: recht.mieterhoehung_klage_spaetestens). p_land: Land der Wohnung. Norm: § 558b Abs. 1, 2 BGB. Fehler: MA201, MA204, MA205, MA215.';

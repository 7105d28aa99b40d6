-- The tenant's special right to give notice after a rent increase.
--
--   SELECT * FROM recht.sonderkuendigung_561(DATE '2026-03-10', 'BE');
--    → 2026-05-31 | 2026-06-01 | 2026-07-31
CREATE FUNCTION recht.sonderkuendigung_561(p_zugang date, p_land text)
RETURNS TABLE (kuendigung_bis date, kuendigung_bis_193 date, mietende date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  kuendigung_bis := recht.monatsende(p_tag := p_zugang, p_monate := 2);
  kuendigung_bis_193 := recht.naechster_werktag(p_tag := kuendigung_bis, p_land := p_land);
  mietende := recht.monatsende(p_tag := kuendigung_bis, p_monate := 2);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.sonderkuendigung_561(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.sonderkuendigung_561(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.sonderkuendigung_561(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.sonderkuendigung_561(date, text) IS
'Nach Zugang eines Verlangens nach § 558 oder einer Erklärung nach § 559 BGB (nicht Index, nicht Staffel) kann der Mieter außerordentlich kündigen: kuendigung_bis Ende des zweiten Monats nach Zugang (kuendigung_bis_193: nach § 193 BGB), zum Ablauf des übernächsten Monats; mietende bei Kündigung am letzten Tag. Die Erhöhung tritt dann nicht ein. Norm: § 561 BGB. Fehler: MA201, MA204, MA205, MA215.';

-- Until when payment in arrears undoes a notice without a period.
--
--   SELECT * FROM recht.schonfrist_bis(DATE '2026-03-15', 'BE');
--    → 2026-05-15 | 2026-05-15 | t | f
CREATE FUNCTION recht.schonfrist_bis(p_zustellung date, p_land text)
RETURNS TABLE (schonfrist_bis date, schonfrist_bis_193 date, heilt_fristlose boolean, heilt_ordentliche boolean)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zustellung', p_tag := p_zustellung);
  schonfrist_bis := recht.fristende(p_ereignis := p_zustellung, p_monate := 2);
  schonfrist_bis_193 := recht.naechster_werktag(p_tag := schonfrist_bis, p_land := p_land);
  heilt_fristlose := true;
  heilt_ordentliche := false;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.schonfrist_bis(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.schonfrist_bis(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.schonfrist_bis(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.schonfrist_bis(date, text) IS
'Schonfrist: zwei Monate nach Zustellung der Räumungsklage; schonfrist_bis_193 nach § 193 BGB verschoben. Vollständige Nachzahlung der fälligen Miete und Nutzungsentschädigung (ohne Zinsen und Kosten) heilt nur die fristlose, nicht die hilfsweise ordentliche Kündigung (BGH VIII ZR 287/23). Nicht, wenn schon in den letzten zwei Jahren so geheilt wurde. Norm: § 569 Abs. 3 Nr. 2 BGB. Fehler: MA201, MA204, MA205, MA215.';

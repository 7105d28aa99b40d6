-- Until when the statement of running costs must have been received.
--
--   SELECT recht.nk_abrechnung_bis(DATE '2021-12-31');
--    → 2022-12-31        (ein Samstag: recht.naechster_werktag gibt den 02.01.2023)
CREATE FUNCTION recht.nk_abrechnung_bis(p_zeitraum_ende date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zeitraum_ende', p_tag := p_zeitraum_ende);
  -- If the period ends with a month (the rule), so does the deadline; otherwise the same day is the safe one.
  IF p_zeitraum_ende = recht.monatsende(p_zeitraum_ende) THEN
    RETURN recht.monatsende(p_tag := p_zeitraum_ende, p_monate := 12);
  END IF;
  RETURN recht.fristende(p_ereignis := p_zeitraum_ende, p_monate := 12);
END
$fn$;
ALTER FUNCTION recht.nk_abrechnung_bis(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.nk_abrechnung_bis(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.nk_abrechnung_bis(date) TO PUBLIC;
COMMENT ON FUNCTION recht.nk_abrechnung_bis(date) IS
'Letzter Tag, an dem die Abrechnung dem Mieter zugegangen sein muss: Ablauf des zwölften Monats nach p_zeitraum_ende (Ende des Abrechnungszeitraums), noch ohne § 193 BGB, der gilt (recht.naechster_werktag; LG Hamburg 316 S 77/16). Danach keine Nachforderung, außer die Verspätung ist nicht zu vertreten; ein Guthaben bleibt. Endet der Zeitraum nicht am Monatsletzten, der gleiche Tag zwölf Monate später (sicher). Norm: § 556 Abs. 3 S. 2, 3 BGB. Fehler: MA201, MA215.';

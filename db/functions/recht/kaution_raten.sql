-- Die drei Raten einer Barkaution.
--
--   SELECT * FROM recht.kaution_raten(2760.00, DATE '2018-10-01', 'BE');
--    → 1 | 2018-10-01 | 920.00
--      2 | 2018-11-05 | 920.00
--      3 | 2018-12-05 | 920.00
CREATE FUNCTION recht.kaution_raten(p_kaution numeric, p_mietbeginn date, p_land text)
RETURNS TABLE (nummer int, faellig_am date, betrag numeric)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_rate numeric;
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_kaution', p_betrag := p_kaution);
  PERFORM recht.tag_pruefen(p_name := 'p_mietbeginn', p_tag := p_mietbeginn);
  PERFORM recht.land_pruefen(p_land);
  -- "Equal" instalments allow no larger first one: the remainder of one or two cents goes to the last.
  v_rate := trunc(p_kaution / 3, 2);
  FOR v_nr IN 1..3 LOOP
    nummer := v_nr;
    faellig_am := CASE nummer
      WHEN 1 THEN p_mietbeginn
      ELSE recht.werktag(
        p_monat := recht.monatsanfang(p_tag := p_mietbeginn, p_monate := nummer - 1), p_nummer := 3, p_land := p_land, p_samstag := false)
      END;
    betrag := CASE nummer WHEN 3 THEN p_kaution - 2 * v_rate ELSE v_rate END;
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION recht.kaution_raten(numeric, date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kaution_raten(numeric, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kaution_raten(numeric, date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.kaution_raten(numeric, date, text) IS
'Drei gleiche Monatsraten der Barkaution p_kaution (Euro): die erste zu Beginn des Mietverhältnisses, die zweite und dritte mit den folgenden Mieten (dritter Werktag, Samstag zählt nicht). Ein Centrest steht in der letzten Rate; die Summe ist p_kaution. faellig_am der ersten Rate ist der Mietbeginn selbst, ohne § 193 BGB. Norm: § 551 Abs. 2, § 556b Abs. 1 BGB. Fehler: MA201, MA203, MA204, MA205, MA215.';

-- Fristen nach Zustellung eines Mahnbescheids.
--
--   SELECT * FROM recht.mahnbescheid_fristen(DATE '2026-03-20', 'BE');
--    → 2026-04-07 | 2026-04-08 | 2026-09-21
CREATE FUNCTION recht.mahnbescheid_fristen(p_zustellung date, p_land text)
RETURNS TABLE (widerspruch_bis date, vb_antrag_ab date, vb_antrag_spaetestens date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zustellung', p_tag := p_zustellung);
  widerspruch_bis := recht.naechster_werktag(p_tag := recht.fristende(p_ereignis := p_zustellung, p_monate := 0, p_tage := 14), p_land := p_land);
  vb_antrag_ab := widerspruch_bis + 1;
  vb_antrag_spaetestens := recht.naechster_werktag(p_tag := recht.fristende(p_ereignis := p_zustellung, p_monate := 6), p_land := p_land);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.mahnbescheid_fristen(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.mahnbescheid_fristen(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.mahnbescheid_fristen(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.mahnbescheid_fristen(date, text) IS
'Nach Zustellung des Mahnbescheids: widerspruch_bis zwei Wochen (keine Ausschlussfrist, Widerspruch ist möglich, bis der Vollstreckungsbescheid verfügt ist, § 694 ZPO); Vollstreckungsbescheid nur auf Antrag, vb_antrag_ab am Tag nach Ablauf, vb_antrag_spaetestens sechs Monate nach Zustellung, sonst fällt der Mahnbescheid weg. p_land: Sitz des Gerichts. Norm: § 692 Abs. 1 Nr. 3, §§ 699, 701, 222 Abs. 2 ZPO. Fehler: MA201, MA204, MA205, MA215.';

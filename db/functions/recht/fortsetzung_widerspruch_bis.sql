-- Until when the tacit extension must be objected to.
--
--   SELECT * FROM recht.fortsetzung_widerspruch_bis(DATE '2026-12-11', 'BE');
--    → 2026-12-25 | 2026-12-28
CREATE FUNCTION recht.fortsetzung_widerspruch_bis(p_kenntnis date, p_land text)
RETURNS TABLE (frist_bis date, frist_bis_193 date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_kenntnis', p_tag := p_kenntnis);
  frist_bis := recht.fristende(p_ereignis := p_kenntnis, p_monate := 0, p_tage := 14);
  frist_bis_193 := recht.naechster_werktag(p_tag := frist_bis, p_land := p_land);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.fortsetzung_widerspruch_bis(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.fortsetzung_widerspruch_bis(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.fortsetzung_widerspruch_bis(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.fortsetzung_widerspruch_bis(date, text) IS
'Setzt der Mieter den Gebrauch nach dem Mietende fort, verlängert sich das Mietverhältnis, wenn niemand binnen zwei Wochen widerspricht. p_kenntnis: für den Vermieter der Tag, an dem er davon erfährt, für den Mieter die Fortsetzung. frist_bis: der sichere Tag; frist_bis_193: nach § 193 BGB verschoben. Der Vertrag kann es ausschließen. Norm: § 545 BGB. Fehler: MA201, MA204, MA205, MA215.';

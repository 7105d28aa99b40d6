-- The last day for the action for consent, on the generous view.
--
--   SELECT recht.mieterhoehung_klage_spaetestens(DATE '2026-03-31', 'BE');
--    → 2026-09-01
CREATE FUNCTION recht.mieterhoehung_klage_spaetestens(p_zugang date, p_land text)
RETURNS date
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_t record;
BEGIN
  SELECT t.zustimmung_bis, t.zustimmung_bis_193, t.klage_bis INTO v_t FROM recht.mieterhoehung_termine(p_zugang := p_zugang, p_land := p_land) AS t;
  -- If § 193 already shifts the deadline for consent, the three months run from that later day.
  RETURN recht.naechster_werktag(
    p_tag := CASE WHEN v_t.zustimmung_bis_193 > v_t.zustimmung_bis THEN recht.fristende(p_ereignis := v_t.zustimmung_bis_193, p_monate := 3)
                  ELSE v_t.klage_bis END,
    p_land := p_land);
END
$fn$;
ALTER FUNCTION recht.mieterhoehung_klage_spaetestens(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.mieterhoehung_klage_spaetestens(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.mieterhoehung_klage_spaetestens(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.mieterhoehung_klage_spaetestens(date, text) IS
'Letzter Tag der Klagefrist nach § 558b Abs. 2 S. 2 BGB, wenn § 193 BGB auf beide Fristen angewandt wird (verbreitete Ansicht). Wer klagt, richtet sich nach klage_bis aus recht.mieterhoehung_termine; gegen eine fremde Klage ist erst dieser Tag sicher. Fehler: MA201, MA204, MA205, MA215.';

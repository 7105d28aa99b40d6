-- Earliest beginning of the works after the announcement.
--
--   SELECT recht.modernisierung_fruehester_beginn(DATE '2025-11-30');
--    → 2026-03-01
CREATE FUNCTION recht.modernisierung_fruehester_beginn(p_zugang date)
RETURNS date
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  -- Three full months must lie between receipt and beginning: the day after they have passed.
  RETURN recht.fristende(p_ereignis := p_zugang, p_monate := 3) + 1;
END
$fn$;
ALTER FUNCTION recht.modernisierung_fruehester_beginn(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.modernisierung_fruehester_beginn(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.modernisierung_fruehester_beginn(date) TO PUBLIC;
COMMENT ON FUNCTION recht.modernisierung_fruehester_beginn(date) IS
'Frühester Tag, an dem die Arbeiten beginnen dürfen: der Tag nach Ablauf von drei Monaten seit Zugang der Ankündigung (der Zugangstag zählt nicht; fehlt der Tag, das Monatsende). § 193 BGB gilt nicht. Norm: § 555c Abs. 1, §§ 187 Abs. 1, 188 Abs. 2, 3 BGB. Fehler: MA201, MA215.';

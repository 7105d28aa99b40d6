-- Until when a notice must be received in a month for that month still to count.
--
--   SELECT * FROM recht.kuendigung_zugangstag(DATE '2025-10-01', 'BE');
--    → 2025-10-04 | 2025-10-06 | t       (der dritte Werktag ist Samstag, der 4.: strittig bis Montag, den 6.)
CREATE FUNCTION recht.kuendigung_zugangstag(p_monat date, p_land text)
RETURNS TABLE (sicher date, spaetestens date, strittig boolean)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  sicher := recht.werktag(p_monat := p_monat, p_nummer := 3, p_land := p_land, p_samstag := true);
  -- A Werktag is never a Sunday or holiday: § 193 can shift it only if it is a Saturday.
  spaetestens := recht.naechster_werktag(p_tag := sicher, p_land := p_land);
  strittig := spaetestens > sicher;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.kuendigung_zugangstag(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kuendigung_zugangstag(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kuendigung_zugangstag(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.kuendigung_zugangstag(date, text) IS
'Letzter Zugangstag einer Kündigung, die den Monat von p_monat noch mitnimmt. sicher: dritter Werktag, Samstag zählt mit (BGH VIII ZR 206/04). spaetestens: ist dieser dritte Werktag selbst ein Samstag, der folgende Werktag, wenn man § 193 BGB anwendet (LG Berlin; der BGH ließ es offen, gegen § 193 bei Kündigungsfristen BGH III ZR 172/04). strittig: beide Tage fallen auseinander. Eigene Kündigungen halten sicher ein, eingehende werden bis spaetestens nicht zurückgewiesen.
Norm: § 573c Abs. 1 S. 1, § 573d Abs. 2, § 580a Abs. 1 BGB. Fehler: MA201, MA204, MA205, MA215.';

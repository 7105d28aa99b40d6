-- Fee of a dunning level.
--
--   SELECT recht.mahngebuehr(3);
--    → 10.00
CREATE FUNCTION recht.mahngebuehr(p_stufe int)
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_betrag numeric;
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := 'p_stufe', p_fehlt := p_stufe IS NULL);
  SELECT m.betrag INTO v_betrag FROM recht.mahngebuehren_geltend AS m WHERE m.stufe = p_stufe ORDER BY m.gueltig_ab DESC LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA212',
      MESSAGE = format('Eine Mahnstufe %s gibt es nicht.', p_stufe),
      DETAIL  = (SELECT format('Stufen: %s.', string_agg(DISTINCT m.stufe::text, ', ' ORDER BY m.stufe::text)) FROM recht.mahngebuehren_geltend AS m),
      HINT    = 'Die Stufe 1, 2 oder 3 angeben.';
  END IF;
  RETURN v_betrag;
END
$fn$;
ALTER FUNCTION recht.mahngebuehr(int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.mahngebuehr(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.mahngebuehr(int) TO PUBLIC;
COMMENT ON FUNCTION recht.mahngebuehr(int) IS
'Mahngebühr in Euro: Stufe 1 0, Stufe 2 5, Stufe 3 10. Feste Staffel des Produkts; je Brief kann sie erlassen, nie erhöht werden. Warnung: als Verzugsschaden ersetzbar sind nur Material- und Portokosten, nicht Personal oder Systeme (BGH VIII ZR 95/18 vom 26.06.2019, § 309 Nr. 5 lit. a BGB); 5 und 10 Euro sind angreifbar. Norm: §§ 280 Abs. 1, 2, 286 BGB. Fehler: MA201, MA212 Stufe unbekannt.';

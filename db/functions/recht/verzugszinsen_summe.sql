-- Default interest on a claim, to the cent.
--
--   SELECT recht.verzugszinsen_summe(704.00, DATE '2024-06-06', DATE '2024-07-05');
--    → 4.95
CREATE FUNCTION recht.verzugszinsen_summe(p_betrag numeric, p_von date, p_bis date, p_prozentpunkte numeric DEFAULT 5, p_zahlungen jsonb DEFAULT '[]')
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  RETURN (
    SELECT recht.zinsen_runden(
      p_zahl_365 := sum(z.saldo * z.zinssatz * z.tage) FILTER (WHERE recht.tage_im_jahr(date_part('year', z.von)::int) = 365),
      p_zahl_366 := sum(z.saldo * z.zinssatz * z.tage) FILTER (WHERE recht.tage_im_jahr(date_part('year', z.von)::int) = 366))
    FROM recht.verzugszinsen(p_betrag := p_betrag, p_von := p_von, p_bis := p_bis, p_prozentpunkte := p_prozentpunkte, p_zahlungen := p_zahlungen) AS z);
END
$fn$;
ALTER FUNCTION recht.verzugszinsen_summe(numeric, date, date, numeric, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzugszinsen_summe(numeric, date, date, numeric, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzugszinsen_summe(numeric, date, date, numeric, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.verzugszinsen_summe(numeric, date, date, numeric, jsonb) IS
'Summe von recht.verzugszinsen (gleiche Angaben und Fehler), einmal kaufmännisch auf den Cent gerundet: der Betrag, der in einer Mahnung steht. Die Gesamtsumme einer Mahnung ist die Summe dieser gerundeten Beträge. Norm: §§ 247, 288 BGB.';

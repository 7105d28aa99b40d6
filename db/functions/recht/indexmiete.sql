-- Neue Miete nach dem Index.
--
--   SELECT recht.indexmiete(1000.00, 119.4, 124.6);
--    → 1043.55
CREATE FUNCTION recht.indexmiete(p_basismiete numeric, p_vpi_alt numeric, p_vpi_neu numeric)
RETURNS numeric
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_basismiete', p_betrag := p_basismiete);
  PERFORM recht.bereich_pruefen(p_name := 'p_vpi_alt', p_zahl := p_vpi_alt, p_min := 1, p_max := 1000);
  PERFORM recht.bereich_pruefen(p_name := 'p_vpi_neu', p_zahl := p_vpi_neu, p_min := 1, p_max := 1000);
  RETURN round(p_basismiete * p_vpi_neu / p_vpi_alt, 2);
END
$fn$;
ALTER FUNCTION recht.indexmiete(numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.indexmiete(numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.indexmiete(numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.indexmiete(numeric, numeric, numeric) IS
'Neue Miete (Euro): p_basismiete × p_vpi_neu / p_vpi_alt mit dem ungerundeten Quotienten, kaufmännisch auf den Cent; auch eine Senkung. p_vpi_alt: Index des Monats, den der Vertrag nennt, sonst des Mietbeginns oder der letzten Anpassung; beide aus einer Reihe (recht.vpi). Prozente sind nur Anzeige (BGH VIII ZR 291/16). Norm: § 557b Abs. 1, 3 BGB. Fehler: MA201, MA203, MA215.';

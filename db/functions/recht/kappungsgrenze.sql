-- Highest rent under the cap.
--
--   SELECT recht.kappungsgrenze(800.00, 15, 50.00);
--    → 970.00
CREATE FUNCTION recht.kappungsgrenze(p_miete_vor_3_jahren numeric, p_prozent numeric, p_modernisierung numeric DEFAULT 0)
RETURNS numeric
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_miete_vor_3_jahren', p_betrag := p_miete_vor_3_jahren);
  PERFORM recht.betrag_pruefen(p_name := 'p_modernisierung', p_betrag := p_modernisierung);
  PERFORM recht.bereich_pruefen(
    p_name := 'p_prozent', p_zahl := p_prozent, p_min := 1, p_max := 20,
    p_hinweis := 'Höchstens 20, in Gebieten mit Verordnung 15 (recht.kappungsgrenze_prozent). Unbekannt heißt: nachsehen, nicht 20.');
  RETURN trunc(p_miete_vor_3_jahren * (100 + p_prozent) / 100, 2) + p_modernisierung;
END
$fn$;
ALTER FUNCTION recht.kappungsgrenze(numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kappungsgrenze(numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kappungsgrenze(numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.kappungsgrenze(numeric, numeric, numeric) IS
'Höchste Miete (Euro), bis zu der nach § 558 BGB erhöht werden darf: Miete drei Jahre vor dem Wirksamwerden (recht.ausgangsmiete_stichtag) plus p_prozent, abgerundet auf den Cent, plus p_modernisierung (monatliche Erhöhungen nach §§ 559 bis 560 BGB in den drei Jahren, die noch in der Miete stecken). Grundlage und Grenze in derselben Mietstruktur. p_prozent sagt recht.kappungsgrenze_prozent. Norm: § 558 Abs. 3 BGB. Fehler: MA201, MA203, MA215 (Prozent über 20).';

-- Do arrears of the deposit justify notice without a period?
--
--   SELECT recht.kautionsverzug(1840.00, 920.00);
--    → t
CREATE FUNCTION recht.kautionsverzug(p_rueckstand numeric, p_nettokaltmiete numeric, p_vertrag date DEFAULT NULL)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_rueckstand', p_betrag := p_rueckstand);
  PERFORM recht.betrag_pruefen(p_name := 'p_nettokaltmiete', p_betrag := p_nettokaltmiete);
  -- Art. 229 § 29 Abs. 2 EGBGB: not for tenancies that arose before 01.05.2013.
  RETURN p_rueckstand > 0 AND p_rueckstand >= 2 * p_nettokaltmiete AND coalesce(p_vertrag >= DATE '2013-05-01', true);
END
$fn$;
ALTER FUNCTION recht.kautionsverzug(numeric, numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kautionsverzug(numeric, numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kautionsverzug(numeric, numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.kautionsverzug(numeric, numeric, date) IS
'Wahr, wenn der Mieter mit einer Barkaution in Höhe von mindestens zwei Nettokaltmieten in Verzug ist: fristlose Kündigung ohne Abmahnung. p_vertrag: Beginn des Mietverhältnisses; vor dem 01.05.2013 falsch, NULL: danach. Nicht, wenn statt Geld eine Bürgschaft versprochen war (BGH VIII ZR 256/23). Norm: § 569 Abs. 2a BGB, Art. 229 § 29 Abs. 2 EGBGB. Fehler: MA201, MA203, MA215.';

-- Vereinfachtes Verfahren.
--
--   SELECT * FROM recht.modernisierung_vereinfacht(4500.00);
--    → t | 4500.00 | 1350.00 | 252.00 | 21.00
CREATE FUNCTION recht.modernisierung_vereinfacht(p_kosten numeric, p_fruehere_5_jahre numeric DEFAULT 0, p_stichtag date DEFAULT NULL)
RETURNS TABLE (zulaessig boolean, geltend numeric, pauschalabzug numeric, jahresbetrag numeric, monatlich numeric)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_regel record;
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_kosten', p_betrag := p_kosten);
  PERFORM recht.betrag_pruefen(p_name := 'p_fruehere_5_jahre', p_betrag := p_fruehere_5_jahre);
  SELECT r.prozent, r.kostengrenze, r.pauschalabzug AS abzug INTO v_regel
  FROM recht.modernisierungsregel(p_regel := '559c', p_stichtag := p_stichtag) AS r;
  zulaessig := p_kosten <= v_regel.kostengrenze - p_fruehere_5_jahre;
  IF zulaessig THEN
    geltend := p_kosten;
    pauschalabzug := round(p_kosten * v_regel.abzug / 100, 2);
    jahresbetrag := trunc(p_kosten * (100 - v_regel.abzug) * v_regel.prozent / 10000, 2);
    monatlich := trunc(p_kosten * (100 - v_regel.abzug) * v_regel.prozent / 120000, 2);
  END IF;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.modernisierung_vereinfacht(numeric, numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.modernisierung_vereinfacht(numeric, numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.modernisierung_vereinfacht(numeric, numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.modernisierung_vereinfacht(numeric, numeric, date) IS
'Vereinfachtes Verfahren: zulaessig, wenn die Kosten der Wohnung vor Abzug höchstens 10.000 Euro betragen, gemindert um die in den letzten fünf Jahren nach §§ 559, 559c, 559e geltend gemachten (p_fruehere_5_jahre). geltend: angesetzte Kosten; pauschalabzug: 30 % statt Erhaltungsanteil; jahresbetrag 8 % vom Rest; monatlich ein Zwölftel, abgerundet. Nicht zulässig: die Beträge sind NULL. Die Kappung des § 559 Abs. 3a gilt daneben. Danach fünf Jahre gesperrt. Norm: § 559c BGB. Fehler: MA201, MA203, MA211 (ab 29.07.2026), MA215.';

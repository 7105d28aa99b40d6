-- Spreads a payment over cost, interest and principal.
--
--   SELECT * FROM recht.tilgung(10.00, 8.01, 420.00, 100.00);
--    → 10.00 | 8.01 | 81.99 | 338.01
CREATE FUNCTION recht.tilgung(p_kosten numeric, p_zinsen numeric, p_haupt numeric, p_zahlung numeric)
RETURNS TABLE (kosten numeric, zinsen numeric, haupt numeric, rest_haupt numeric)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_kosten', p_betrag := p_kosten);
  PERFORM recht.betrag_pruefen(p_name := 'p_zinsen', p_betrag := p_zinsen);
  PERFORM recht.betrag_pruefen(p_name := 'p_haupt', p_betrag := p_haupt);
  PERFORM recht.betrag_pruefen(p_name := 'p_zahlung', p_betrag := p_zahlung);
  kosten := least(p_kosten, p_zahlung);
  zinsen := least(p_zinsen, p_zahlung - kosten);
  haupt := least(p_haupt, p_zahlung - kosten - zinsen);
  rest_haupt := p_haupt - haupt;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.tilgung(numeric, numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.tilgung(numeric, numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.tilgung(numeric, numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.tilgung(numeric, numeric, numeric, numeric) IS
'Anrechnung einer Zahlung auf eine Forderung (Euro): zuerst Kosten, dann Zinsen, zuletzt Hauptforderung. kosten, zinsen, haupt: was auf jeden Teil fällt; rest_haupt: was von der Hauptforderung offen bleibt. Eine Überzahlung ist p_zahlung − kosten − zinsen − haupt. Eine abweichende Bestimmung des Schuldners darf der Gläubiger ablehnen (Abs. 2). Norm: § 367 BGB. Fehler: MA201, MA203 negativ, MA215.';

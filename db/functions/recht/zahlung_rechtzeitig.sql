-- Was a payment of rent in time?
--
--   SELECT * FROM recht.zahlung_rechtzeitig(DATE '2026-02-01', 'BE', DATE '2026-02-06', DATE '2026-02-04', true);
--    → t | f             (Auftrag am dritten Werktag erteilt; die spätere Gutschrift schadet nicht)
CREATE FUNCTION recht.zahlung_rechtzeitig(p_monat date, p_land text, p_gutschrift date, p_auftrag date DEFAULT NULL, p_gedeckt boolean DEFAULT true)
RETURNS TABLE (rechtzeitig boolean, ungewiss boolean)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_bis   date := recht.werktag(p_monat := p_monat, p_nummer := 3, p_land := p_land, p_samstag := false);
  v_grenze date;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_gutschrift', p_tag := p_gutschrift);
  PERFORM recht.pflicht_pruefen(p_name := 'p_gedeckt', p_fehlt := p_gedeckt IS NULL);
  PERFORM recht.reihenfolge_pruefen(p_name_von := 'p_auftrag', p_von := p_auftrag, p_name_bis := 'p_gutschrift', p_bis := p_gutschrift);
  rechtzeitig := p_gutschrift <= v_bis OR (p_gedeckt AND coalesce(p_auftrag <= v_bis, false));
  -- Without the day of the order: if the money comes at most two bank days later, the order may have been in time.
  v_grenze := recht.naechster_werktag(p_tag := recht.naechster_werktag(p_tag := v_bis + 1, p_land := p_land) + 1, p_land := p_land);
  ungewiss := NOT rechtzeitig AND p_auftrag IS NULL AND p_gutschrift <= v_grenze;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.zahlung_rechtzeitig(date, text, date, date, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.zahlung_rechtzeitig(date, text, date, date, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.zahlung_rechtzeitig(date, text, date, date, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.zahlung_rechtzeitig(date, text, date, date, boolean) IS
'Rechtzeitig ist die Miete, wenn bis zum dritten Werktag ein gedeckter Überweisungsauftrag erteilt war (BGH VIII ZR 222/15); die spätere Gutschrift schadet nicht. p_auftrag NULL: Tag des Auftrags unbekannt. ungewiss: ohne Auftragsdatum nicht rechtzeitig gutgeschrieben, aber höchstens zwei Werktage später; vor einer Kündigung klären. Gilt nicht unter Kaufleuten (EuGH C-306/06: Gutschrift). Norm: § 556b Abs. 1, §§ 269, 270 BGB. Fehler: MA201, MA202 Auftrag nach Gutschrift, MA204, MA205, MA215.';

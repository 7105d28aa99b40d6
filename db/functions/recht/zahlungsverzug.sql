-- Do the arrears justify notice without a period?
--
--   SELECT * FROM recht.zahlungsverzug(704.00, '[["2018-01", "135.41"], ["2018-02", "704.00"]]');
--    → t | f | t | 839.41
CREATE FUNCTION recht.zahlungsverzug(p_monatsmiete numeric, p_rueckstaende jsonb)
RETURNS TABLE (buchstabe_a boolean, buchstabe_b boolean, kuendigungsgrund boolean, rueckstand numeric)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_monatsmiete', p_betrag := p_monatsmiete);
  IF p_monatsmiete = 0 THEN
    PERFORM recht.bereich_pruefen(p_name := 'p_monatsmiete', p_zahl := p_monatsmiete, p_min := 0.01, p_max := 9999999999);
  END IF;

  WITH termine AS (       -- ein Termin je Monat; ein Monat ohne Rückstand ist keiner
    SELECT recht.monatsanfang(p.tag) AS monat, sum(p.betrag) AS offen
    FROM recht.paare_lesen(p_name := 'p_rueckstaende', p_paare := p_rueckstaende) AS p
    GROUP BY recht.monatsanfang(p.tag)
    HAVING sum(p.betrag) > 0
  ), folge AS (
    SELECT t.monat, t.offen, lead(t.monat) OVER (ORDER BY t.monat) AS naechster, lead(t.offen) OVER (ORDER BY t.monat) AS naechster_offen
    FROM termine AS t
  )
  SELECT
    -- a: two consecutive dates, together MORE than one month's rent
    coalesce(bool_or(f.naechster = recht.monatsanfang(p_tag := f.monat, p_monate := 1) AND f.offen + f.naechster_offen > p_monatsmiete), false),
    -- b: over more than two dates, together AT LEAST two months' rent
    coalesce(max(f.monat) >= recht.monatsanfang(p_tag := min(f.monat), p_monate := 2) AND sum(f.offen) >= 2 * p_monatsmiete, false),
    coalesce(sum(f.offen), 0.00)
  INTO buchstabe_a, buchstabe_b, rueckstand
  FROM folge AS f;
  kuendigungsgrund := buchstabe_a OR buchstabe_b;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.zahlungsverzug(numeric, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.zahlungsverzug(numeric, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.zahlungsverzug(numeric, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.zahlungsverzug(numeric, jsonb) IS
'Prüft die Schwellen der fristlosen Kündigung von Wohnraum wegen Zahlungsverzugs. p_monatsmiete: Bruttomiete mit Nebenkostenvorauszahlung (Euro). p_rueckstaende: [["2018-01","135.41"],…] offene Miete je Monat, nur womit der Mieter in Verzug ist; nicht hierher gehören Nachforderungen aus Nebenkosten, Mahngebühren, Zinsen, Kaution, geminderte oder zurückbehaltene Beträge.
buchstabe_a: zwei aufeinander folgende Monate, zusammen mehr als eine Monatsmiete (BGH VIII ZR 32/20: nur die Summe zählt). buchstabe_b: der Zeitraum vom ersten bis zum letzten Rückstand umfasst mehr als zwei Monate, zusammen mindestens zwei Monatsmieten. rueckstand: Summe. Vor Zugang vollständig gezahlt: keine Kündigung.
Norm: § 543 Abs. 2 Nr. 3, § 569 Abs. 3 Nr. 1 BGB. Fehler: MA201, MA203, MA214, MA215.';

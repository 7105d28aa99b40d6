-- Rent increase after a modernisation.
--
--   SELECT * FROM recht.modernisierung(100000, 25000, 15000, 84, 920.00);
--    → 4800.00 | 400.00 | 3.00 | 252.00 | 252.00
CREATE FUNCTION recht.modernisierung(p_kosten numeric, p_erhaltung numeric, p_drittmittel numeric, p_flaeche numeric, p_kaltmiete numeric,
                                     p_bisher_6_jahre numeric DEFAULT 0, p_stichtag date DEFAULT NULL, p_heizung text DEFAULT NULL)
RETURNS TABLE (jahresbetrag numeric, monatlich_ungekappt numeric, kappung_eur_qm numeric, kappung_rest numeric, monatlich numeric)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_regel   record;
  v_kosten  numeric;
  v_andere  numeric;   -- § 559e: dieselben Kosten, wenn die Pauschale vom Brutto abgezogen wird
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_kosten', p_betrag := p_kosten);
  PERFORM recht.betrag_pruefen(p_name := 'p_erhaltung', p_betrag := p_erhaltung);
  PERFORM recht.betrag_pruefen(p_name := 'p_drittmittel', p_betrag := p_drittmittel);
  PERFORM recht.bereich_pruefen(p_name := 'p_flaeche', p_zahl := p_flaeche, p_min := 1, p_max := 10000);
  PERFORM recht.betrag_pruefen(p_name := 'p_kaltmiete', p_betrag := p_kaltmiete);
  PERFORM recht.betrag_pruefen(p_name := 'p_bisher_6_jahre', p_betrag := p_bisher_6_jahre);
  IF p_heizung IS NOT NULL THEN
    PERFORM recht.auswahl_pruefen(p_name := 'p_heizung', p_wert := p_heizung, p_erlaubt := ARRAY['559', '559e']);
  END IF;
  SELECT r.prozent, r.kappung, r.schwelle, r.kappung_unter_schwelle, r.pauschalabzug INTO v_regel
  FROM recht.modernisierungsregel(p_regel := CASE p_heizung WHEN '559' THEN '559-heizung' WHEN '559e' THEN '559e' ELSE '559' END,
                                  p_stichtag := p_stichtag) AS r;

  -- 1. Anrechenbare Kosten
  IF p_heizung = '559e' THEN
    v_kosten := greatest(p_kosten * (100 - v_regel.pauschalabzug) / 100 - p_drittmittel, 0);
    v_andere := greatest((p_kosten - p_drittmittel) * (100 - v_regel.pauschalabzug) / 100, 0);
  ELSE
    v_kosten := greatest(p_kosten - p_erhaltung - p_drittmittel, 0);
    v_andere := v_kosten;
  END IF;

  -- 2. Amount per year and per month: an entitlement that must never be too high, so rounded down
  jahresbetrag := trunc(v_regel.prozent * v_kosten / 100, 2);
  monatlich_ungekappt := trunc(v_regel.prozent * v_kosten / 1200, 2);

  -- 3. Cap: "less than 7 euros" compared without a division, so that exactly 7.00 does not fall under it
  kappung_eur_qm := CASE WHEN p_kaltmiete < v_regel.schwelle * p_flaeche THEN v_regel.kappung_unter_schwelle ELSE v_regel.kappung END;
  IF kappung_eur_qm IS NULL THEN
    monatlich := monatlich_ungekappt;      -- bis 2018 gab es keine Kappung
  ELSE
    kappung_rest := trunc(greatest(kappung_eur_qm * p_flaeche - p_bisher_6_jahre, 0), 2);
    monatlich := least(monatlich_ungekappt, kappung_rest);
  END IF;

  -- § 559e: in which order lump sum and subsidy are to be deducted is not settled. As long as the cap applies both
  -- ways it makes no difference; otherwise somebody has to decide.
  IF trunc(v_regel.prozent * v_andere / 1200, 2) <> monatlich_ungekappt AND monatlich < kappung_rest THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA211',
      MESSAGE = 'Bei § 559e BGB steht nicht fest, ob die Pauschale von 15 % vor oder nach der Förderung abzuziehen ist.',
      DETAIL  = format('Pauschale zuerst: %s Euro im Monat, Förderung zuerst: %s Euro, Kappung: %s Euro.',
                       monatlich_ungekappt, trunc(v_regel.prozent * v_andere / 1200, 2), kappung_rest),
      HINT    = 'Den Betrag rechtlich klären; der kleinere ist sicher.';
  END IF;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) IS
'Mieterhöhung nach Modernisierung (Euro). p_kosten: Kosten für die Wohnung; p_erhaltung: Anteil für ersparte Erhaltung (§ 559 Abs. 2); p_drittmittel: Zuschüsse (§ 559a); p_flaeche in m²; p_kaltmiete: Monatsmiete vorher; p_bisher_6_jahre: Summe der monatlichen Erhöhungen nach § 559 in den letzten sechs Jahren; p_stichtag: Zugang der Ankündigung, NULL: jüngste Fassung mit bekanntem Wortlaut; p_heizung: NULL, 559 (Heizung nach § 559: Kappung 0,50 Euro je m²) oder 559e (geförderte Heizung: 10 %, Pauschale 15 % statt p_erhaltung, Kappung 0,50).
jahresbetrag: 8 % (bis 2018 11 %) der anrechenbaren Kosten; monatlich_ungekappt: ein Zwölftel; kappung_eur_qm: 3, bei weniger als 7 Euro je m² vorher 2; kappung_rest: Kappung mal Fläche minus p_bisher_6_jahre; monatlich: der kleinere. Alles abgerundet. Härte (Abs. 4) und Ausschlüsse prüft ein Mensch.
Norm: §§ 559, 559a, 559e BGB, Art. 229 § 49 EGBGB. Fehler: MA201, MA203, MA211 (ab 29.07.2026, GModG; Reihenfolge bei 559e offen), MA213, MA215.';

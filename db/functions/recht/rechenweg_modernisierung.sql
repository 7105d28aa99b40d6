-- Derivation of recht.modernisierung.
--
--   SELECT recht.rechenweg_modernisierung(100000, 25000, 15000, 84, 920.00)->'ergebnis'->>'monatlich';
--    → 252.00
CREATE FUNCTION recht.rechenweg_modernisierung(p_kosten numeric, p_erhaltung numeric, p_drittmittel numeric, p_flaeche numeric, p_kaltmiete numeric,
                                               p_bisher_6_jahre numeric DEFAULT 0, p_stichtag date DEFAULT NULL, p_heizung text DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v       record;
  v_regel record;
BEGIN
  SELECT z.jahresbetrag, z.monatlich_ungekappt, z.kappung_eur_qm, z.kappung_rest, z.monatlich INTO v
  FROM recht.modernisierung(p_kosten := p_kosten, p_erhaltung := p_erhaltung, p_drittmittel := p_drittmittel, p_flaeche := p_flaeche, p_kaltmiete := p_kaltmiete,
    p_bisher_6_jahre := p_bisher_6_jahre, p_stichtag := p_stichtag, p_heizung := p_heizung) AS z;
  SELECT r.prozent, r.schwelle, r.pauschalabzug, r.norm, r.referenz INTO v_regel
  FROM recht.modernisierungsregel(p_regel := CASE p_heizung WHEN '559' THEN '559-heizung' WHEN '559e' THEN '559e' ELSE '559' END, p_stichtag := p_stichtag) AS r;
  RETURN recht.wegblatt(
    p_funktion := 'modernisierung', p_version := '2026-11-1', p_stichtag := p_stichtag,
    p_argumente := jsonb_build_object('p_kosten', p_kosten, 'p_erhaltung', p_erhaltung, 'p_drittmittel', p_drittmittel, 'p_flaeche', p_flaeche,
                                       'p_kaltmiete', p_kaltmiete, 'p_bisher_6_jahre', p_bisher_6_jahre, 'p_stichtag', p_stichtag,
                                       'p_heizung', p_heizung),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := CASE WHEN p_heizung = '559e' THEN 'Von den Kosten gehen 15 % für Erhaltung und die Förderung ab; zehn Prozent des Restes sind die jährliche Erhöhung.'
                       ELSE 'Von den Kosten gehen der Erhaltungsanteil und Drittmittel ab; der Prozentsatz des Restes ist die jährliche Erhöhung.' END,
        p_norm := v_regel.norm,
        p_eingaben := jsonb_build_object('kosten', p_kosten, 'erhaltung', CASE WHEN p_heizung = '559e' THEN NULL ELSE p_erhaltung END, 'drittmittel', p_drittmittel,
          'prozent', v_regel.prozent, 'pauschalabzug', v_regel.pauschalabzug),
        p_ergebnis := to_jsonb(v.jahresbetrag),
        p_referenz := v_regel.referenz),
      recht.schritt(
        p_regel := 'Ein Zwölftel davon im Monat, auf den Cent abgerundet.',
        p_norm := '§ 559 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('jahresbetrag', v.jahresbetrag),
        p_ergebnis := to_jsonb(v.monatlich_ungekappt)),
      recht.schritt(
        p_regel := 'In sechs Jahren darf die Miete dadurch nur um einen Betrag je Quadratmeter steigen; schon erfolgte Erhöhungen zählen mit.',
        p_norm := '§ 559 Abs. 3a BGB',
        p_eingaben := jsonb_build_object('flaeche', p_flaeche, 'kaltmiete', p_kaltmiete, 'schwelle', v_regel.schwelle, 'kappung_eur_qm', v.kappung_eur_qm, 'bisher_6_jahre', p_bisher_6_jahre),
        p_ergebnis := to_jsonb(v.kappung_rest)),
      recht.schritt(
        p_regel := 'Der kleinere Betrag ist die monatliche Erhöhung.',
        p_norm := '§ 559 Abs. 1, 3a BGB',
        p_eingaben := jsonb_build_object('ungekappt', v.monatlich_ungekappt, 'kappung_rest', v.kappung_rest),
        p_ergebnis := to_jsonb(v.monatlich))],
    p_ergebnis := jsonb_build_object('jahresbetrag', v.jahresbetrag, 'monatlich_ungekappt', v.monatlich_ungekappt, 'kappung_eur_qm', v.kappung_eur_qm, 'kappung_rest', v.kappung_rest, 'monatlich', v.monatlich));
END
$fn$;
ALTER FUNCTION recht.rechenweg_modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_modernisierung(numeric, numeric, numeric, numeric, numeric, numeric, date, text) IS
'Rechenweg zu recht.modernisierung, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.modernisierung_vereinfacht.
--
--   SELECT recht.rechenweg_modernisierung_vereinfacht(4500.00)->'ergebnis'->>'monatlich';
--    → 21.00
CREATE FUNCTION recht.rechenweg_modernisierung_vereinfacht(p_kosten numeric, p_fruehere_5_jahre numeric DEFAULT 0, p_stichtag date DEFAULT NULL)
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
  SELECT z.zulaessig, z.geltend, z.pauschalabzug, z.jahresbetrag, z.monatlich INTO v
  FROM recht.modernisierung_vereinfacht(p_kosten := p_kosten, p_fruehere_5_jahre := p_fruehere_5_jahre, p_stichtag := p_stichtag) AS z;
  SELECT r.kostengrenze, r.norm, r.referenz INTO v_regel FROM recht.modernisierungsregel(p_regel := '559c', p_stichtag := p_stichtag) AS r;
  RETURN recht.wegblatt(
    p_funktion := 'modernisierung_vereinfacht', p_version := '2026-11-1', p_stichtag := p_stichtag,
    p_argumente := jsonb_build_object('p_kosten', p_kosten, 'p_fruehere_5_jahre', p_fruehere_5_jahre, 'p_stichtag', p_stichtag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zulässig bis zur Kostengrenze, gemindert um die in fünf Jahren schon geltend gemachten Kosten.',
        p_norm := v_regel.norm,
        p_eingaben := jsonb_build_object('kosten', p_kosten, 'kostengrenze', v_regel.kostengrenze, 'fruehere_5_jahre', p_fruehere_5_jahre),
        p_ergebnis := to_jsonb(v.zulaessig),
        p_referenz := v_regel.referenz),
      recht.schritt(
        p_regel := '30 % Pauschale statt des Erhaltungsanteils; acht Prozent vom Rest im Jahr, ein Zwölftel im Monat, abgerundet.',
        p_norm := v_regel.norm,
        p_eingaben := jsonb_build_object('geltend', v.geltend, 'pauschalabzug', v.pauschalabzug),
        p_ergebnis := jsonb_build_object('jahresbetrag', v.jahresbetrag, 'monatlich', v.monatlich))],
    p_ergebnis := jsonb_build_object('zulaessig', v.zulaessig, 'geltend', v.geltend, 'pauschalabzug', v.pauschalabzug, 'jahresbetrag', v.jahresbetrag, 'monatlich', v.monatlich));
END
$fn$;
ALTER FUNCTION recht.rechenweg_modernisierung_vereinfacht(numeric, numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_modernisierung_vereinfacht(numeric, numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_modernisierung_vereinfacht(numeric, numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_modernisierung_vereinfacht(numeric, numeric, date) IS
'Rechenweg zu recht.modernisierung_vereinfacht, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

-- Derivation of recht.nk_anspruch.
--
--   SELECT recht.rechenweg_nk_anspruch(DATE '2024-12-31', DATE '2026-01-02', 'BE', -350.00)->'ergebnis'->>'guthaben';
--    → 350.00
CREATE FUNCTION recht.rechenweg_nk_anspruch(p_zeitraum_ende date, p_zugang date, p_land text, p_saldo numeric,
                                            p_nicht_zu_vertreten boolean DEFAULT false)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.nachforderung, z.guthaben, z.verfristet INTO v
  FROM recht.nk_anspruch(p_zeitraum_ende := p_zeitraum_ende, p_zugang := p_zugang, p_land := p_land, p_saldo := p_saldo, p_nicht_zu_vertreten := p_nicht_zu_vertreten) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'nk_anspruch', p_version := '2026-11-1', p_stichtag := p_zugang,
    p_argumente := jsonb_build_object('p_zeitraum_ende', p_zeitraum_ende, 'p_zugang', p_zugang, 'p_land', p_land, 'p_saldo', p_saldo,
                                       'p_nicht_zu_vertreten', p_nicht_zu_vertreten),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die Abrechnung muss bis zum Ablauf des zwölften Monats nach dem Abrechnungszeitraum zugehen.',
        p_norm := '§ 556 Abs. 3 S. 2 BGB',
        p_eingaben := jsonb_build_object('zeitraum_ende', p_zeitraum_ende),
        p_ergebnis := to_jsonb(recht.nk_abrechnung_bis(p_zeitraum_ende))),
      recht.schritt_193(p_tag := recht.nk_abrechnung_bis(p_zeitraum_ende), p_land := p_land),
      recht.schritt(
        p_regel := 'Nach Ablauf ist eine Nachforderung ausgeschlossen, außer der Vermieter hat die Verspätung nicht zu vertreten; ein Guthaben ist immer auszuzahlen.',
        p_norm := '§ 556 Abs. 3 S. 3 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang, 'saldo', p_saldo, 'nicht_zu_vertreten', p_nicht_zu_vertreten),
        p_ergebnis := jsonb_build_object('verfristet', v.verfristet, 'nachforderung', v.nachforderung, 'guthaben', v.guthaben))],
    p_ergebnis := jsonb_build_object('nachforderung', v.nachforderung, 'guthaben', v.guthaben, 'verfristet', v.verfristet));
END
$fn$;
ALTER FUNCTION recht.rechenweg_nk_anspruch(date, date, text, numeric, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_nk_anspruch(date, date, text, numeric, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_nk_anspruch(date, date, text, numeric, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_nk_anspruch(date, date, text, numeric, boolean) IS
'Rechenweg zu recht.nk_anspruch, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

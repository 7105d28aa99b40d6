-- Derivation of recht.heizkostenanteil.
--
--   SELECT recht.rechenweg_heizkostenanteil(10000.00, 70, 84, 840, 9000, 100000)->>'ergebnis';
--    → 930.00
CREATE FUNCTION recht.rechenweg_heizkostenanteil(p_kosten numeric, p_verbrauchsanteil numeric, p_flaeche numeric, p_flaeche_gesamt numeric,
                                                 p_verbrauch numeric, p_verbrauch_gesamt numeric)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert numeric := recht.heizkostenanteil(p_kosten := p_kosten, p_verbrauchsanteil := p_verbrauchsanteil, p_flaeche := p_flaeche,
    p_flaeche_gesamt := p_flaeche_gesamt, p_verbrauch := p_verbrauch, p_verbrauch_gesamt := p_verbrauch_gesamt);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'heizkostenanteil', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_kosten', p_kosten, 'p_verbrauchsanteil', p_verbrauchsanteil, 'p_flaeche', p_flaeche,
                                       'p_flaeche_gesamt', p_flaeche_gesamt, 'p_verbrauch', p_verbrauch, 'p_verbrauch_gesamt', p_verbrauch_gesamt),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Ein Teil der Kosten wird nach Verbrauch verteilt.',
        p_norm := '§ 7 Abs. 1, § 8 Abs. 1 HeizkostenV',
        p_eingaben := jsonb_build_object('kosten', p_kosten, 'prozent', p_verbrauchsanteil, 'verbrauch', p_verbrauch, 'verbrauch_gesamt', p_verbrauch_gesamt),
        p_ergebnis := to_jsonb(round(p_kosten * p_verbrauchsanteil * p_verbrauch / (100 * p_verbrauch_gesamt), 6))),
      recht.schritt(
        p_regel := 'Der Rest nach der Fläche.',
        p_norm := '§ 7 Abs. 1, § 8 Abs. 1 HeizkostenV',
        p_eingaben := jsonb_build_object('kosten', p_kosten, 'prozent', 100 - p_verbrauchsanteil, 'flaeche', p_flaeche, 'flaeche_gesamt', p_flaeche_gesamt),
        p_ergebnis := to_jsonb(round(p_kosten * (100 - p_verbrauchsanteil) * p_flaeche / (100 * p_flaeche_gesamt), 6))),
      recht.schritt(
        p_regel := 'Beide Teile zusammen, einmal auf den Cent gerundet.',
        p_norm := '§ 7 Abs. 1 HeizkostenV',
        p_eingaben := jsonb_build_object('kosten', p_kosten),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_heizkostenanteil(numeric, numeric, numeric, numeric, numeric, numeric) IS
'Rechenweg zu recht.heizkostenanteil, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';

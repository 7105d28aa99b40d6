-- How heat and warm water are shared; each call is a new row, the newest counts.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, fehlercode FROM api.nk_heizung_erfassen(7, '{"brennstoff": "erdgas", "gesamt_kwh": "60.000", "verbrauchsanteil": "70", "erfassung": "heizung", "warmwasser": "volumen",
--   "ww_m3": "96", "ww_grad": "60", "co2_kg": "12.000", "co2_kosten": "660,00"}');
--  ok | fehlercode
--  t  |
-- COMMIT;
CREATE FUNCTION api.nk_heizung_erfassen(p_abrechnung_id bigint, p_daten jsonb)
RETURNS TABLE (heizung_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_jetzt  timestamptz := engine.jetzt();
  v_a      akte.nk_abrechnungen;
  v_v      engine.vorgang;
  v_t      api.nk_offen;
  v_daten  jsonb := '{}'::jsonb;
  v_fehler jsonb := '{}'::jsonb;
  v_abl    engine.ablehnung;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
  v_flaeche numeric;
BEGIN
  -- LOCK ACQUISITION, GUARD
  v_t := api.nk_tuer(v_s, p_abrechnung_id);
  v_a := v_t.a; v_v := v_t.v; v_abl := v_t.ablehnung;
  IF v_abl.fehlercode IS NULL THEN
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(regel.nk_heizung_felder(), coalesce(p_daten, '{}')) f;
    IF v_fehler <> '{}' THEN
      v_abl := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 556 Abs. 3 BGB');
    ELSE
      v_fehler := NULL;
      SELECT sum(e.wohnflaeche) INTO v_flaeche FROM akte.einheiten e
       WHERE e.mandant_id = v_s.mandant_id AND e.id IN (SELECT n.einheit_id FROM akte.nk_nutzungen n WHERE n.mandant_id = v_s.mandant_id AND n.abrechnung_id = v_a.id AND n.gueltig);
      v_abl := regel.nk_heizung_pruefen(v_daten, v_a.zeitraum_bis, v_flaeche);
    END IF;
  END IF;
  IF v_abl.fehlercode IS NULL THEN
    BEGIN
      INSERT INTO akte.nk_heizungen AS h (mandant_id, abrechnung_id, brennstoff, gesamt_kwh, verbrauchsanteil, anteil_vereinbart, pflicht_70, ohne_erfassung, erfassung, grundkosten, warmwasser, ww_kwh, ww_m3, ww_grad,
                                          co2_kg, co2_kosten, co2_fehlt, nichtwohngebaeude, beschraenkung, beschraenkung_grund, nicht_fernablesbar, keine_information, erfasst_von, erfasst_am)
      VALUES (v_s.mandant_id, v_a.id, v_daten->>'brennstoff', (v_daten->>'gesamt_kwh')::numeric, (v_daten->>'verbrauchsanteil')::numeric, coalesce((v_daten->>'anteil_vereinbart')::boolean, false),
              coalesce((v_daten->>'pflicht_70')::boolean, false), coalesce((v_daten->>'ohne_erfassung')::boolean, false), v_daten->>'erfassung', coalesce(v_daten->>'grundkosten', 'tage'), v_daten->>'warmwasser',
              regel.nk_warmwasser_kwh(v_daten, v_flaeche), (v_daten->>'ww_m3')::numeric, (v_daten->>'ww_grad')::numeric, (v_daten->>'co2_kg')::numeric, (v_daten->>'co2_kosten')::numeric,
              coalesce((v_daten->>'co2_fehlt')::boolean, false), coalesce((v_daten->>'nichtwohngebaeude')::boolean, false), coalesce(v_daten->>'beschraenkung', 'keine'), v_daten->>'beschraenkung_grund',
              coalesce((v_daten->>'nicht_fernablesbar')::boolean, false), coalesce((v_daten->>'keine_information')::boolean, false), v_s.akteur, v_jetzt)
      RETURNING h.id INTO heizung_id;
      PERFORM audit.schreiben(v_s, v_a.traeger_id, v_v.id, v_v.automat, 'nk_heizung_erfassen', v_v.zustand, v_v.zustand, NULL, NULL, engine.nutzlast(v_daten, '{}'::jsonb, '{}'));
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;
      END IF;
      heizung_id := NULL;
      v_abl := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
    END;
  END IF;
  RETURN QUERY SELECT nk_heizung_erfassen.heizung_id, e.* FROM api.nk_antwort(v_s, v_t.strom, v_v, p_abrechnung_id, 'nk_heizung_erfassen', p_daten, v_abl, v_fehler) e;
END
$fn$;
ALTER FUNCTION api.nk_heizung_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_heizung_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nk_heizung_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nk_heizung_erfassen(bigint, jsonb) IS
'Erfasst die Angaben zur Heizung einer Abrechnung im Zustand Erstellt; jede Eingabe ist eine neue Fassung, die letzte zählt.
p_daten, Pflicht: brennstoff, gesamt_kwh, verbrauchsanteil (50 bis 70), erfassung (heizung, waerme), warmwasser (keins, waermezaehler mit ww_kwh, volumen mit ww_m3 und ww_grad, flaeche); bei fossiler Energie co2_kg und co2_kosten oder co2_fehlt. Wahlfrei: anteil_vereinbart, pflicht_70, ohne_erfassung, grundkosten (tage, gradtage), nichtwohngebaeude, beschraenkung (keine, halb, ganz), beschraenkung_grund, nicht_fernablesbar, keine_information.
Ergebnis: heizung_id und engine.ergebnis. Norm: §§ 7 bis 10, 12 HeizkostenV, CO2KostAufG. Fehler: MA001, MA002; als Zeile MA012, MA014, MAD00, MAD04, MAD30–MAD34.';

-- A cost of the period, its correction, or its striking. Corrections append: the earlier row stays and is named by the new one.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, kosten_id, fehlercode, felder FROM api.nk_kosten_erfassen(7, '{"kostenart": "1", "bezeichnung": "Grundsteuer", "betrag": "2.400,00", "schluessel": "flaeche",
--   "rechnung_am": "15.02.2025", "lieferant": "Finanzamt", "ohne_beleg_grund": "Dauerbescheid von 2021"}');
--  ok | kosten_id | fehlercode | felder
--  t  |        31 |            |
-- COMMIT;
CREATE FUNCTION api.nk_kosten_erfassen(p_abrechnung_id bigint, p_daten jsonb)
RETURNS TABLE (kosten_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
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
  v_alt    akte.nk_kosten;
BEGIN
  -- LOCK ACQUISITION, GUARD
  v_t := api.nk_tuer(v_s, p_abrechnung_id);
  v_a := v_t.a; v_v := v_t.v; v_abl := v_t.ablehnung;
  IF v_abl.fehlercode IS NULL THEN
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(
      CASE WHEN p_daten->>'streichen' IN ('ja', 'true')
           THEN (SELECT pg_catalog.jsonb_agg(x) FROM pg_catalog.jsonb_array_elements(regel.nk_kosten_felder(v_s.mandant_id, v_a.objekt_id)) x WHERE x->>'name' IN ('ersetzt', 'streichen', 'grund'))
           ELSE regel.nk_kosten_felder(v_s.mandant_id, v_a.objekt_id) END, coalesce(p_daten, '{}')) f;
    IF v_fehler <> '{}' THEN
      v_abl := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 556 Abs. 3 BGB');
    ELSE
      v_fehler := NULL;
      v_abl := regel.nk_kosten_pruefen(v_s.mandant_id, v_a.id, v_daten);
    END IF;
  END IF;
  IF v_abl.fehlercode IS NULL THEN
    BEGIN
      SELECT k.* INTO v_alt FROM akte.nk_kosten k WHERE k.mandant_id = v_s.mandant_id AND k.id = (v_daten->>'ersetzt')::bigint;
      IF (v_daten->>'streichen')::boolean THEN
        INSERT INTO akte.nk_kosten AS k (mandant_id, abrechnung_id, ersetzt_id, gestrichen, grund, kostenart, bezeichnung, betrag, schluessel, zaehlerart, kreis, gebaeude_id, einheit_id, erfasst_von, erfasst_am)
        VALUES (v_s.mandant_id, v_a.id, v_alt.id, true, v_daten->>'grund', v_alt.kostenart, v_alt.bezeichnung, 0, v_alt.schluessel, v_alt.zaehlerart, v_alt.kreis, v_alt.gebaeude_id, v_alt.einheit_id, v_s.akteur, v_jetzt)
        RETURNING k.id INTO kosten_id;
      ELSE
        INSERT INTO akte.nk_kosten AS k (mandant_id, abrechnung_id, ersetzt_id, grund, kostenart, bezeichnung, betrag, vorwegabzug, vorwegabzug_grund, rechnung_am, lieferant, rechnung_nr,
                                         leistung_von, leistung_bis, schluessel, zaehlerart, kreis, gebaeude_id, einheit_id, lohn_art, lohnanteil, beleg_id, ohne_beleg_grund, erfasst_von, erfasst_am)
        VALUES (v_s.mandant_id, v_a.id, v_alt.id, v_daten->>'grund', CASE v_daten->>'kostenart' WHEN 'kabel' THEN 15 ELSE (v_daten->>'kostenart')::int END, v_daten->>'bezeichnung', (v_daten->>'betrag')::numeric,
                coalesce((v_daten->>'vorwegabzug')::numeric, 0), v_daten->>'vorwegabzug_grund', (v_daten->>'rechnung_am')::date, v_daten->>'lieferant', v_daten->>'rechnung_nr',
                (v_daten->>'leistung_von')::date, (v_daten->>'leistung_bis')::date, v_daten->>'schluessel', v_daten->>'zaehlerart', coalesce(v_daten->>'kreis', 'alle'), (v_daten->>'gebaeude')::bigint,
                (v_daten->>'einheit')::bigint, v_daten->>'lohn_art', (v_daten->>'lohnanteil')::numeric,
                -- a correction that brings no new receipt keeps the one that was there
                coalesce((SELECT d.id FROM akte.dateien d WHERE d.mandant_id = v_s.mandant_id AND d.kennung = (v_daten->>'beleg')::uuid), v_alt.beleg_id),
                coalesce(v_daten->>'ohne_beleg_grund', CASE WHEN NOT v_daten ? 'beleg' THEN v_alt.ohne_beleg_grund END), v_s.akteur, v_jetzt)
        RETURNING k.id INTO kosten_id;
      END IF;
      PERFORM audit.schreiben(v_s, v_a.traeger_id, v_v.id, v_v.automat, 'nk_kosten_erfassen', v_v.zustand, v_v.zustand, NULL, NULL, engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('position', kosten_id), '{}'));
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;
      END IF;
      kosten_id := NULL;
      v_abl := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
    END;
  END IF;
  RETURN QUERY SELECT nk_kosten_erfassen.kosten_id, e.* FROM api.nk_antwort(v_s, v_t.strom, v_v, p_abrechnung_id, 'nk_kosten_erfassen', p_daten, v_abl, v_fehler) e;
END
$fn$;
ALTER FUNCTION api.nk_kosten_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_kosten_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nk_kosten_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nk_kosten_erfassen(bigint, jsonb) IS
'Erfasst, ersetzt (ersetzt, grund) oder streicht (streichen, ersetzt, grund) eine Kostenposition einer Abrechnung im Zustand Erstellt.
p_daten, Pflicht: kostenart (1 bis 17 nach § 2 BetrKV, kabel), bezeichnung, betrag (Euro, Gutschrift negativ), schluessel (flaeche, personen, einheiten, mea, verbrauch, individuell, heizung). Wahlfrei: zaehlerart, einheit, kreis (alle, wohnen, gewerbe), gebaeude, vorwegabzug, vorwegabzug_grund, rechnung_am, lieferant, rechnung_nr, leistung_von, leistung_bis, lohn_art, lohnanteil, beleg (Kennung einer Datei), ohne_beleg_grund.
Ergebnis: kosten_id und engine.ergebnis; steht im Protokoll der Abrechnung. Norm: §§ 556, 556a BGB, §§ 1, 2 BetrKV. Fehler: MA001, MA002; als Zeile MA012, MA014, MAD00, MAD04, MAD10–MAD18.';

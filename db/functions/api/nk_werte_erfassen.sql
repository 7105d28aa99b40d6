-- Readings and head counts of all flats in one go; a value that is already there unchanged is not written again.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, anzahl, fehlercode, felder FROM api.nk_werte_erfassen(7, '{"verbrauch": [{"nutzung": 12, "zaehlerart": "kaltwasser", "anfang": "210,5", "ende": "262,0"},
--   {"nutzung": 12, "zaehlerart": "heizung", "verbrauch": "1.840"}], "personen": [{"nutzung": 12, "ab": "01.01.2025", "personen": "2"}]}');
--  ok | anzahl | fehlercode | felder
--  t  |      3 |            |
-- COMMIT;
CREATE FUNCTION api.nk_werte_erfassen(p_abrechnung_id bigint, p_daten jsonb)
RETURNS TABLE (anzahl bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
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
  v_zeile  jsonb;
  v_pfad   text;
  v_n      akte.nk_nutzungen;
  v_f      jsonb;
  v_d      jsonb;
  v_gelesen jsonb := '[]'::jsonb;
  v_nr     bigint;
  v_liste  text;
BEGIN
  -- LOCK ACQUISITION, GUARD
  v_t := api.nk_tuer(v_s, p_abrechnung_id);
  v_a := v_t.a; v_v := v_t.v; v_abl := v_t.ablehnung;
  IF v_abl.fehlercode IS NULL THEN
    FOREACH v_liste IN ARRAY ARRAY['verbrauch', 'personen'] LOOP
      IF pg_catalog.jsonb_typeof(coalesce(p_daten->v_liste, '[]')) <> 'array' THEN
        v_fehler := v_fehler || pg_catalog.jsonb_build_object(v_liste, 'Bitte als Liste angeben.');
        CONTINUE;
      END IF;
      FOR v_zeile, v_nr IN SELECT z, nr - 1 FROM pg_catalog.jsonb_array_elements(coalesce(p_daten->v_liste, '[]')) WITH ORDINALITY AS x(z, nr) LOOP
        v_pfad := v_liste || '.' || v_nr || '.';
        SELECT f.daten, f.fehler INTO v_d, v_f FROM engine.felder_pruefen(CASE v_liste WHEN 'verbrauch' THEN '[
            {"name": "nutzung", "typ": "ganzzahl", "titel": "Nutzung", "pflicht": true},
            {"name": "zaehlerart", "typ": "auswahl", "titel": "Zähler", "pflicht": true, "optionen": [{"wert": "kaltwasser"}, {"wert": "warmwasser"}, {"wert": "strom"}, {"wert": "gas"}, {"wert": "sonstiger"}, {"wert": "heizung"}, {"wert": "waerme"}]},
            {"name": "zaehler_nr", "typ": "text", "titel": "Zählernummer", "max_laenge": 60}, {"name": "anfang", "typ": "zahl", "titel": "Anfangsstand"}, {"name": "ende", "typ": "zahl", "titel": "Endstand"},
            {"name": "verbrauch", "typ": "zahl", "titel": "Verbrauch"}, {"name": "geschaetzt", "typ": "text", "titel": "Geschätzt nach", "min_laenge": 5, "max_laenge": 300}]'::jsonb ELSE '[
            {"name": "nutzung", "typ": "ganzzahl", "titel": "Nutzung", "pflicht": true}, {"name": "ab", "typ": "datum", "titel": "Ab", "pflicht": true},
            {"name": "personen", "typ": "ganzzahl", "titel": "Personen", "pflicht": true, "max": 99}]'::jsonb END, v_zeile) f;
        SELECT v_fehler || coalesce(pg_catalog.jsonb_object_agg(v_pfad || e.key, e.value), '{}') INTO v_fehler FROM pg_catalog.jsonb_each(v_f) e;
        v_gelesen := v_gelesen || pg_catalog.jsonb_build_array(v_d || pg_catalog.jsonb_build_object('_liste', v_liste, '_pfad', v_pfad));
      END LOOP;
    END LOOP;
    IF v_fehler <> '{}' THEN
      v_abl := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 556 Abs. 3 BGB');
    ELSE
      v_fehler := NULL;
      FOR v_d IN SELECT x FROM pg_catalog.jsonb_array_elements(v_gelesen) x LOOP
        SELECT n.* INTO v_n FROM akte.nk_nutzungen n WHERE n.mandant_id = v_s.mandant_id AND n.abrechnung_id = v_a.id AND n.id = (v_d->>'nutzung')::bigint AND n.gueltig;
        v_abl := CASE
          WHEN v_n.id IS NULL THEN engine.ablehnung('MAD20', 'Diesen Nutzungszeitraum gibt es in der Abrechnung nicht.', 'Die Seite neu laden; die Mietverhältnisse haben sich vielleicht geändert.', NULL, (v_d->>'_pfad') || 'nutzung')
          WHEN v_d->>'_liste' = 'personen' AND (v_d->>'ab')::date NOT BETWEEN v_n.von AND v_n.bis THEN
            engine.ablehnung('MAD23', 'Die Personenzahl gilt ab einem Tag zwischen ' || regel.datum(v_n.von) || ' und ' || regel.datum(v_n.bis) || '.', 'Für den ganzen Zeitraum den ersten Tag angeben.', '§ 556a Abs. 1 BGB', (v_d->>'_pfad') || 'ab')
          WHEN v_d->>'_liste' = 'verbrauch' AND ((v_d ? 'anfang') <> (v_d ? 'ende') OR (v_d ? 'anfang') = (v_d ? 'verbrauch')) THEN
            engine.ablehnung('MAD22', 'Anfangs- und Endstand gehören zusammen; sonst steht der Verbrauch allein.', 'Entweder beide Stände eintragen oder nur den Verbrauch.', '§ 556a Abs. 1 Satz 2 BGB', (v_d->>'_pfad') || CASE WHEN v_d ? 'ende' THEN 'anfang' ELSE 'ende' END)
          WHEN (v_d->>'ende')::numeric < (v_d->>'anfang')::numeric THEN
            engine.ablehnung('MAD21', 'Der Endstand liegt unter dem Anfangsstand.', 'Stände prüfen; nach einem Zählerwechsel den Verbrauch je Zähler mit seiner Nummer eintragen.', '§ 556a Abs. 1 Satz 2 BGB', (v_d->>'_pfad') || 'ende')
          END;
        EXIT WHEN v_abl.fehlercode IS NOT NULL;
      END LOOP;
    END IF;
  END IF;
  IF v_abl.fehlercode IS NULL THEN
    BEGIN
      anzahl := 0;
      FOR v_d IN SELECT x FROM pg_catalog.jsonb_array_elements(v_gelesen) x LOOP
        IF v_d->>'_liste' = 'personen' THEN
          INSERT INTO akte.nk_personen (mandant_id, nutzung_id, ab, personen, erfasst_von, erfasst_am)
          SELECT v_s.mandant_id, (v_d->>'nutzung')::bigint, (v_d->>'ab')::date, (v_d->>'personen')::int, v_s.akteur, v_jetzt
           WHERE (v_d->>'personen')::int IS DISTINCT FROM (SELECT p.personen FROM akte.nk_personen p WHERE p.mandant_id = v_s.mandant_id AND p.nutzung_id = (v_d->>'nutzung')::bigint AND p.ab = (v_d->>'ab')::date ORDER BY p.id DESC LIMIT 1);
        ELSE
          INSERT INTO akte.nk_verbrauch (mandant_id, nutzung_id, zaehlerart, zaehler_nr, anfang, ende, verbrauch, geschaetzt, erfasst_von, erfasst_am)
          SELECT v_s.mandant_id, (v_d->>'nutzung')::bigint, v_d->>'zaehlerart', coalesce(v_d->>'zaehler_nr', ''), (v_d->>'anfang')::numeric, (v_d->>'ende')::numeric,
                 coalesce((v_d->>'verbrauch')::numeric, (v_d->>'ende')::numeric - (v_d->>'anfang')::numeric), v_d->>'geschaetzt', v_s.akteur, v_jetzt
           WHERE ((v_d->>'anfang')::numeric, (v_d->>'ende')::numeric, coalesce((v_d->>'verbrauch')::numeric, (v_d->>'ende')::numeric - (v_d->>'anfang')::numeric), v_d->>'geschaetzt') IS DISTINCT FROM
                 (SELECT (x.anfang, x.ende, x.verbrauch, x.geschaetzt) FROM akte.nk_verbrauch x WHERE x.mandant_id = v_s.mandant_id AND x.nutzung_id = (v_d->>'nutzung')::bigint
                     AND x.zaehlerart = v_d->>'zaehlerart' AND x.zaehler_nr = coalesce(v_d->>'zaehler_nr', '') ORDER BY x.id DESC LIMIT 1);
        END IF;
        GET DIAGNOSTICS v_nr = ROW_COUNT;
        anzahl := anzahl + v_nr;
      END LOOP;
      v_daten := coalesce(p_daten, '{}');
      PERFORM audit.schreiben(v_s, v_a.traeger_id, v_v.id, v_v.automat, 'nk_werte_erfassen', v_v.zustand, v_v.zustand, NULL, NULL, engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('geschrieben', anzahl), '{}'));
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;
      END IF;
      anzahl := NULL;
      v_abl := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
    END;
  END IF;
  RETURN QUERY SELECT nk_werte_erfassen.anzahl, e.* FROM api.nk_antwort(v_s, v_t.strom, v_v, p_abrechnung_id, 'nk_werte_erfassen', p_daten, v_abl, v_fehler) e;
END
$fn$;
ALTER FUNCTION api.nk_werte_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_werte_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nk_werte_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nk_werte_erfassen(bigint, jsonb) IS
'Erfasst Zählerstände und Personenzahlen der Nutzungszeiträume einer Abrechnung im Zustand Erstellt; alles oder nichts, unveränderte Werte werden nicht noch einmal geschrieben, ein neuer Wert ersetzt den alten desselben Zählers oder Tags.
p_daten: verbrauch [nutzung, zaehlerart (kaltwasser, warmwasser, strom, gas, sonstiger, heizung, waerme), zaehler_nr, anfang und ende oder verbrauch, geschaetzt (Verfahren)], personen [nutzung, ab, personen].
Ergebnis: anzahl geschriebener Werte und engine.ergebnis; felder nennt verbrauch.0.ende → Meldung. Norm: § 556a Abs. 1 BGB, §§ 6, 9a HeizkostenV. Fehler: MA001, MA002; als Zeile MA012, MA014, MAD00, MAD04, MAD20–MAD23.';

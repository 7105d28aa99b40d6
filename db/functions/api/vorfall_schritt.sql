-- What was decided or done about a breach: risk, measure, report to the authority, notice to the persons, end.
-- SELECT ok FROM api.vorfall_schritt('5c1e…', '{"art": "risiko", "risiko": "keines", "text": "Umschlag kam ungeöffnet zurück."}');
--  t
CREATE FUNCTION api.vorfall_schritt(p_kennung uuid, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_haus   bigint;
  v_v      akte.datenschutzvorfaelle;
  v_daten  jsonb := '{}'::jsonb;
  v_fehler jsonb := '{}'::jsonb;
  v_risiko text;
  v_a      engine.ablehnung;
BEGIN
  -- LOCK ACQUISITION
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);
  SELECT v.* INTO v_v FROM akte.datenschutzvorfaelle v WHERE v.mandant_id = v_s.mandant_id AND v.kennung = p_kennung;
  SELECT s.risiko INTO v_risiko FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v_s.mandant_id AND s.vorfall_id = v_v.id AND s.art = 'risiko' ORDER BY s.id DESC LIMIT 1;

  -- GUARD
  v_a := regel.datenschutz_berechtigt(v_s);
  IF v_a.fehlercode IS NULL THEN
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen('[
      {"name": "art", "typ": "auswahl", "titel": "Schritt", "pflicht": true, "optionen": [{"wert": "risiko"}, {"wert": "massnahme"}, {"wert": "meldung"}, {"wert": "benachrichtigung"}, {"wert": "abschluss"}]},
      {"name": "risiko", "typ": "auswahl", "titel": "Risiko für die Betroffenen", "optionen": [{"wert": "keines"}, {"wert": "vorhanden"}, {"wert": "hoch"}]},
      {"name": "am", "typ": "zeitpunkt", "titel": "Wann", "nicht_in_zukunft": true},
      {"name": "text", "typ": "langtext", "titel": "Was und warum", "pflicht": true, "min_laenge": 10, "max_laenge": 4000}]', coalesce(p_daten, '{}')) f;
    v_a := CASE
      WHEN v_v.id IS NULL THEN engine.ablehnung('MAH16', 'Diesen Vorfall gibt es nicht.', 'Die Seite Datenschutz zeigt alle Vorfälle.', 'Art. 33 DSGVO')
      WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', 'Art. 33 DSGVO')
      WHEN EXISTS (SELECT FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v_s.mandant_id AND s.vorfall_id = v_v.id AND s.art = 'abschluss') THEN
        engine.ablehnung('MAH17', 'Dieser Vorfall ist abgeschlossen.', 'Kommt etwas Neues heraus, einen neuen Vorfall erfassen.', 'Art. 33 Abs. 5 DSGVO')
      WHEN (v_daten->>'art' = 'risiko') <> (v_daten ? 'risiko') THEN engine.ablehnung('MAH18', 'Wie hoch ist das Risiko?', 'Zur Entscheidung über das Risiko gehört eine der drei Stufen, zu anderen Schritten keine.', 'Art. 33 Abs. 1 DSGVO', 'risiko')
      WHEN v_daten->>'art' = 'abschluss' AND v_risiko IS NULL THEN engine.ablehnung('MAH19', 'Über das Risiko ist noch nicht entschieden.', 'Erst die Entscheidung über das Risiko festhalten.', 'Art. 33 Abs. 1 DSGVO', 'art')
      WHEN v_daten->>'art' = 'abschluss' AND v_risiko IN ('vorhanden', 'hoch') AND NOT EXISTS (
             SELECT FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v_s.mandant_id AND s.vorfall_id = v_v.id AND s.art = 'meldung') THEN
        engine.ablehnung('MAH20', 'Die Meldung an die Aufsicht fehlt.', 'Bei einem Risiko ist zu melden; die Meldung mit Zeitpunkt festhalten.', 'Art. 33 Abs. 1 DSGVO', 'art')
      WHEN v_daten->>'art' = 'abschluss' AND v_risiko = 'hoch' AND NOT EXISTS (
             SELECT FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v_s.mandant_id AND s.vorfall_id = v_v.id AND s.art = 'benachrichtigung') THEN
        engine.ablehnung('MAH20', 'Die Benachrichtigung der Betroffenen fehlt.', 'Bei hohem Risiko sind die Betroffenen zu benachrichtigen.', 'Art. 34 DSGVO', 'art')
    END;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_haus, NULL, NULL, 'datenschutzvorfall_schritt', NULL, coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('vorfall', p_kennung), v_a, nullif(v_fehler, '{}'));
  END IF;
  INSERT INTO akte.datenschutzvorfall_schritte (mandant_id, vorfall_id, art, risiko, text, am, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, v_v.id, v_daten->>'art', v_daten->>'risiko', v_daten->>'text', coalesce((v_daten->>'am')::timestamptz, engine.jetzt()), engine.jetzt(), v_s.akteur);
  PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'datenschutzvorfall_schritt', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('vorfall', p_kennung, 'art', v_daten->>'art'), '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Art. 33 Abs. 5 DSGVO', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.vorfall_schritt(uuid, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.vorfall_schritt(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.vorfall_schritt(uuid, jsonb) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.vorfall_schritt(uuid, jsonb) IS
'Hält zu einem Vorfall fest: art risiko (mit risiko keines, vorhanden, hoch), massnahme, meldung, benachrichtigung, abschluss; text, am. Abschließen geht erst nach der Entscheidung über das Risiko und, je nach ihr, nach Meldung und Benachrichtigung.
Norm: Art. 33, 34 DSGVO. Fehler: MA001, MA002; als Ablehnung MA012, MAH02, MAH16 bis MAH20.';

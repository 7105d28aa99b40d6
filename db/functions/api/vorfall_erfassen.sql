-- A breach has become known: from here 72 hours run.
-- SELECT ok FROM api.vorfall_erfassen('{"bekannt_am": "30.11.2026 22:40", "entdeckt": "Hinweis eines Mieters", "beschreibung": "Brief mit Kontoauszug an den Nachbarn."}');
--  t
CREATE FUNCTION api.vorfall_erfassen(p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_haus   bigint;
  v_daten  jsonb;
  v_fehler jsonb;
  v_a      engine.ablehnung;
  v_k      uuid;
BEGIN
  -- LOCK ACQUISITION
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);

  -- GUARD: everybody in the office may and must report; who decides is another question
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen('[
    {"name": "bekannt_am", "typ": "zeitpunkt", "titel": "Bekannt geworden", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "entdeckt", "typ": "text", "titel": "Wie entdeckt", "pflicht": true, "min_laenge": 3, "max_laenge": 300},
    {"name": "beschreibung", "typ": "langtext", "titel": "Was ist geschehen", "pflicht": true, "min_laenge": 10, "max_laenge": 4000}]', coalesce(p_daten, '{}')) f;
  IF v_fehler <> '{}' THEN
    v_a := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', 'Art. 33 DSGVO');
    RETURN engine.abgelehnt(v_s, v_haus, NULL, NULL, 'datenschutzvorfall', NULL, coalesce(p_daten, '{}'), v_a, v_fehler);
  END IF;
  INSERT INTO akte.datenschutzvorfaelle AS v (mandant_id, bekannt_am, entdeckt, beschreibung, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, (v_daten->>'bekannt_am')::timestamptz, v_daten->>'entdeckt', v_daten->>'beschreibung', engine.jetzt(), v_s.akteur)
  RETURNING v.kennung INTO v_k;
  PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'datenschutzvorfall', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('vorfall', v_k), '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, v_k::text, NULL, 'Art. 33 DSGVO', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.vorfall_erfassen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.vorfall_erfassen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.vorfall_erfassen(jsonb) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.vorfall_erfassen(jsonb) IS
'Erfasst eine Verletzung des Schutzes personenbezogener Daten (bekannt_am, entdeckt, beschreibung); jeder in der Verwaltung darf das. Die Frist von 72 Stunden läuft ab bekannt_am. detail der Antwort: Kennung.
Norm: Art. 33 Abs. 1, 5 DSGVO. Fehler: MA001, MA002; als Ablehnung MA012.';

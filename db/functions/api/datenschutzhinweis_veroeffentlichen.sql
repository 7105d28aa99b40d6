-- A new version of the privacy notice. Earlier ones stay, with who acknowledged them.
-- SELECT ok, fehlercode FROM api.datenschutzhinweis_veroeffentlichen('{"version": "2026-12", "gueltig_ab": "2026-12-01", "einleitung": "…", "verantwortlicher": "…", "aufsicht": "…", "zwecke": [{"daten": "…", …}]}');
--  t |
CREATE FUNCTION api.datenschutzhinweis_veroeffentlichen(p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_haus   bigint;
  v_a      engine.ablehnung;
  v_daten  jsonb;
  v_fehler jsonb;
  v_d      jsonb;
  v_f      jsonb;
  v_zwecke jsonb := '[]'::jsonb;
  v_zeile  jsonb;
  v_nr     bigint;
  v_id     bigint;
BEGIN
  -- LOCK ACQUISITION: the bracket of the house carries the log of what belongs to no tenancy
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);

  -- GUARD
  v_a := regel.datenschutz_berechtigt(v_s);
  IF v_a.fehlercode IS NULL THEN
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen('[
      {"name": "version", "typ": "text", "titel": "Fassung", "pflicht": true, "max_laenge": 20},
      {"name": "gueltig_ab", "typ": "datum", "titel": "Gilt ab", "pflicht": true},
      {"name": "einleitung", "typ": "langtext", "titel": "Einleitung", "pflicht": true, "min_laenge": 20, "max_laenge": 4000},
      {"name": "verantwortlicher", "typ": "langtext", "titel": "Verantwortlicher", "pflicht": true, "min_laenge": 5, "max_laenge": 500},
      {"name": "beauftragter", "typ": "text", "titel": "Datenschutzbeauftragter", "min_laenge": 5, "max_laenge": 500},
      {"name": "aufsicht", "typ": "text", "titel": "Aufsichtsbehörde", "pflicht": true, "min_laenge": 5, "max_laenge": 300}]', coalesce(p_daten, '{}') - 'zwecke') f;
    IF pg_catalog.jsonb_typeof(coalesce(p_daten->'zwecke', '[]')) <> 'array' THEN
      v_fehler := v_fehler || '{"zwecke": "Bitte als Liste angeben."}';
    ELSE
      FOR v_zeile, v_nr IN SELECT z, nr - 1 FROM pg_catalog.jsonb_array_elements(coalesce(p_daten->'zwecke', '[]')) WITH ORDINALITY AS x(z, nr)
                            WHERE pg_catalog.concat(z->>'daten', z->>'zweck', z->>'rechtsgrundlage', z->>'empfaenger') <> '' LOOP
        SELECT f.daten, f.fehler INTO v_d, v_f FROM engine.felder_pruefen('[
          {"name": "daten", "typ": "text", "titel": "Welche Daten", "pflicht": true, "min_laenge": 3, "max_laenge": 300},
          {"name": "zweck", "typ": "text", "titel": "Wozu", "pflicht": true, "min_laenge": 3, "max_laenge": 300},
          {"name": "rechtsgrundlage", "typ": "text", "titel": "Rechtsgrundlage", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
          {"name": "empfaenger", "typ": "text", "titel": "Wer sie bekommt", "pflicht": true, "min_laenge": 3, "max_laenge": 300},
          {"name": "frist", "typ": "auswahl", "titel": "Aufbewahrung", "pflicht": true, "optionen": [{"wert": "kurz"}, {"wert": "anspruch"}, {"wert": "brief"}, {"wert": "buchungsbeleg"}, {"wert": "buch"}]}]', v_zeile - 'aufbewahrung') f;
        SELECT v_fehler || coalesce(pg_catalog.jsonb_object_agg('zwecke.' || v_nr || '.' || e.key, e.value), '{}') INTO v_fehler FROM pg_catalog.jsonb_each(v_f) e;
        v_zwecke := v_zwecke || pg_catalog.jsonb_build_array(v_d);
      END LOOP;
    END IF;
    v_a := CASE
      WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', 'Art. 13 DSGVO')
      WHEN v_zwecke = '[]' THEN engine.ablehnung('MAH04', 'Die Hinweise nennen noch keine Art von Daten.', 'Mindestens eine Zeile mit Daten, Zweck, Rechtsgrundlage, Empfänger und Aufbewahrung ausfüllen.', 'Art. 13 Abs. 1, 2 DSGVO', 'zwecke')
      WHEN v_daten->>'version' !~ '^[0-9A-Za-z][0-9A-Za-z.-]*$' THEN engine.ablehnung('MAH05', 'Die Fassung besteht aus Ziffern, Buchstaben, Punkt und Bindestrich.', 'Zum Beispiel 2026-12.', NULL, 'version')
      WHEN EXISTS (SELECT FROM akte.datenschutzhinweise h WHERE h.mandant_id = v_s.mandant_id AND h.version = v_daten->>'version') THEN
        engine.ablehnung('MAH06', 'Diese Fassung gibt es schon.', 'Veröffentlichtes bleibt stehen; der neuen Fassung einen neuen Namen geben.', 'Art. 5 Abs. 2 DSGVO', 'version')
      WHEN (v_daten->>'gueltig_ab')::date < engine.heute() THEN
        engine.ablehnung('MAH07', 'Die Fassung kann nicht rückwirkend gelten.', 'Heute oder einen späteren Tag angeben.', 'Art. 13 DSGVO', 'gueltig_ab')
    END;
  END IF;

  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_haus, NULL, NULL, 'datenschutzhinweis', NULL, coalesce(p_daten, '{}'), v_a, CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
  END IF;
  INSERT INTO akte.datenschutzhinweise AS h (mandant_id, version, gueltig_ab, einleitung, verantwortlicher, beauftragter, aufsicht, veroeffentlicht_am, veroeffentlicht_von)
  VALUES (v_s.mandant_id, v_daten->>'version', (v_daten->>'gueltig_ab')::date, v_daten->>'einleitung', v_daten->>'verantwortlicher', v_daten->>'beauftragter', v_daten->>'aufsicht', engine.jetzt(), v_s.akteur)
  RETURNING h.id INTO v_id;
  INSERT INTO akte.datenschutz_zwecke (mandant_id, hinweis_id, nummer, daten, zweck, rechtsgrundlage, empfaenger, frist)
  SELECT v_s.mandant_id, v_id, x.nr, x.z->>'daten', x.z->>'zweck', x.z->>'rechtsgrundlage', x.z->>'empfaenger', x.z->>'frist'
    FROM pg_catalog.jsonb_array_elements(v_zwecke) WITH ORDINALITY AS x(z, nr);
  PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'datenschutzhinweis', NULL, NULL, NULL, NULL, engine.nutzlast(v_daten, '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Art. 13, 14 DSGVO', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.datenschutzhinweis_veroeffentlichen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datenschutzhinweis_veroeffentlichen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datenschutzhinweis_veroeffentlichen(jsonb) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.datenschutzhinweis_veroeffentlichen(jsonb) IS
'Veröffentlicht eine neue Fassung der Datenschutzhinweise. p_daten: version, gueltig_ab, einleitung, verantwortlicher, beauftragter (leer: keiner), aufsicht, zwecke[daten, zweck, rechtsgrundlage, empfaenger, frist kurz/anspruch/brief/buchungsbeleg/buch]. Frühere bleiben.
Norm: Art. 13, 14, Art. 5 Abs. 2 DSGVO. Fehler: MA001, MA002; als Ablehnung MA012, MAH02, MAH04 bis MAH07.';

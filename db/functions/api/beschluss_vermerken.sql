-- A note at an entry of the collection of decisions: repealed by a later decision, of no more importance. Lawsuits and judgments note themselves.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok FROM api.beschluss_vermerken('8f3c…', '{"art": "aufgehoben", "tag": "20.05.2027", "text": "Durch Beschluss Nr. 17"}');
--  ok
--  t
-- COMMIT;
CREATE FUNCTION api.beschluss_vermerken(p_kennung uuid, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "art", "typ": "auswahl", "titel": "Art", "pflicht": true, "optionen": [{"wert": "aufgehoben"}, {"wert": "geloescht"}, {"wert": "hinweis"}]},
    {"name": "tag", "typ": "datum", "titel": "Tag", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "text", "typ": "text", "titel": "Text", "pflicht": true, "min_laenge": 3}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_e      akte.beschlusssammlung;
  v_strom  bigint;
  v_daten  jsonb := '{}'::jsonb;
  v_fehler jsonb := '{}'::jsonb;
  v_a      engine.ablehnung;
BEGIN
  SELECT e.* INTO v_e FROM akte.beschlusssammlung e WHERE e.mandant_id = v_s.mandant_id AND e.kennung = p_kennung;
  SELECT o.traeger_id INTO v_strom FROM akte.objekte o WHERE o.mandant_id = v_s.mandant_id AND o.id = v_e.objekt_id;
  v_strom := coalesce(v_strom, (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_strom);

  -- GUARD
  IF v_e.id IS NULL THEN
    v_a := engine.ablehnung('MAC60', 'Diesen Eintrag gibt es nicht.', 'Den Eintrag in der Beschlusssammlung öffnen.', '§ 24 Abs. 7 WEG');
  ELSIF NOT v_s.rolle IN ('sachbearbeitung', 'teamleitung', 'verwalter-admin') THEN
    v_a := engine.ablehnung('MA014', 'Dafür fehlt Ihnen die Berechtigung.', 'Sachbearbeitung oder Teamleitung ansprechen.');
  ELSE
    SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
    IF v_fehler = '{}' AND (v_daten->>'tag')::date < v_e.tag THEN
      v_fehler := '{"tag": "Der Vermerk liegt vor dem Beschluss."}';
    END IF;
    IF v_fehler <> '{}' THEN
      v_a := engine.ablehnung('MAC61', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 24 Abs. 7 Satz 4 WEG');
    END IF;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_strom, NULL, 'beschlusssammlung', 'beschluss_vermerken', NULL, coalesce(p_daten, '{}'), v_a, nullif(v_fehler, '{}'));
  END IF;

  INSERT INTO akte.beschlusssammlung_vermerke (mandant_id, eintrag_id, art, tag, text, vermerkt_am, vermerkt_von)
  VALUES (v_s.mandant_id, v_e.id, v_daten->>'art', (v_daten->>'tag')::date, v_daten->>'text', engine.jetzt(), v_s.akteur);
  PERFORM audit.schreiben(v_s, v_strom, NULL, 'beschlusssammlung', 'beschluss_vermerken', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('nummer', v_e.nummer), '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '§ 24 Abs. 7 WEG', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.beschluss_vermerken(uuid, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.beschluss_vermerken(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.beschluss_vermerken(uuid, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.beschluss_vermerken(uuid, jsonb) IS
'Vermerkt etwas an einem Eintrag der Beschlusssammlung. Gelöscht wird nichts: Auch „geloescht“ ist ein Vermerk. Danach COMMIT.
p_daten: art (aufgehoben, geloescht, hinweis), tag, text. Anfechtung und Urteil vermerkt der Vorgang des Beschlusses selbst. Norm: § 24 Abs. 7 WEG. Fehler: MA001, MA002; als Zeile MA014, MAC60, MAC61.';

-- What the bank really paid on the deposit account of an object in a year. A later row for the same year corrects the earlier one;
-- statements already sent keep the rate they were computed with.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT ok, fehlercode FROM api.zinssatz_erfassen(12, '{"jahr": "2026", "satz": "0,75", "quelle": "Kontoauszug der Beispielbank vom 02.01.2027"}');
--  ok | fehlercode
--  t  |
-- COMMIT;
CREATE FUNCTION api.zinssatz_erfassen(p_objekt_id bigint, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "jahr", "typ": "ganzzahl", "titel": "Jahr", "pflicht": true, "min": 1950, "max": 2100},
    {"name": "satz", "typ": "zahl", "titel": "Zinssatz in Prozent", "pflicht": true, "max": 20},
    {"name": "quelle", "typ": "text", "titel": "Woher", "pflicht": true, "min_laenge": 3}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_o      akte.objekte;
  v_daten  jsonb;
  v_fehler jsonb;
  v_a      engine.ablehnung;
BEGIN
  SELECT o.* INTO v_o FROM akte.objekte o WHERE o.mandant_id = v_s.mandant_id AND o.id = p_objekt_id;
  IF NOT FOUND THEN
    RETURN api.kaution_unbekannt(p_ereignis => 'zinssatz_erfassen', p_daten => coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('objekt_id', p_objekt_id),
      p_a => engine.ablehnung('MA601', 'Dieses Objekt gibt es nicht.', 'Objekt über den Bestand öffnen.'));
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_o.traeger_id);
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;

  -- GUARD
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'verwalter-admin']) THEN
      engine.ablehnung('MA014', 'Ihre Rolle darf keine Zinssätze erfassen.', 'Zuständig: Buchhaltung, Teamleitung, Administration.', '§ 551 Abs. 3 BGB', NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN
      engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 551 Abs. 3 BGB')
    WHEN (v_daten->>'jahr')::int > extract(YEAR FROM engine.heute()) THEN
      engine.ablehnung('MA602', 'Für ein künftiges Jahr steht der Zinssatz noch nicht fest.', 'Jahr prüfen.', '§ 551 Abs. 3 BGB', 'jahr') END;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_o.traeger_id, NULL, NULL, 'zinssatz_erfassen', NULL, coalesce(p_daten, '{}'), v_a, CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
  END IF;

  INSERT INTO akte.kaution_zinssaetze (mandant_id, objekt_id, jahr, satz, quelle)
  VALUES (v_s.mandant_id, v_o.id, (v_daten->>'jahr')::int, (v_daten->>'satz')::numeric, v_daten->>'quelle');
  PERFORM audit.schreiben(v_s, v_o.traeger_id, NULL, NULL, 'zinssatz_erfassen', NULL, NULL, NULL, NULL, engine.nutzlast(v_daten, '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '§ 551 Abs. 3 BGB', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.zinssatz_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zinssatz_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zinssatz_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zinssatz_erfassen(bigint, jsonb) IS
'Erfasst den Zinssatz, den das Kautionskonto eines Objekts in einem Jahr wirklich getragen hat. p_daten: jahr, satz (Prozent), quelle. Ergebnis: engine.ergebnis; steht im Protokoll des Objekts.
Sind für alle Jahre einer Kaution Sätze erfasst, rechnet die Kautionsabrechnung mit ihnen, sonst mit der Referenztabelle; Jahre, die diese nicht kennt, füllen erfasste Sätze.
Norm: § 551 Abs. 3 BGB. Fehler: MA001, MA002; als Zeile MA012, MA014, MA601, MA602.';

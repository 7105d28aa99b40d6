-- A claim entered by hand, with the rule by which it is due and in default.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT ok, quelle, forderung_id FROM api.forderung_erfassen('{"schuldner": "m:17", "art": "nk_nachforderung", "bezeichnung": "Nachforderung Betriebskosten 2025", "betrag": "312,40",
--   "regel": "rechnung", "zugang_am": "02.11.2026", "faellig_am": "02.11.2026", "hinweis_286": "ja"}');
--  t | miete | 4711
-- COMMIT;
CREATE FUNCTION api.forderung_erfassen(p_daten jsonb)
RETURNS TABLE (quelle text, forderung_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "schuldner", "typ": "text", "titel": "Schuldner", "pflicht": true, "max_laenge": 40},
    {"name": "art", "typ": "auswahl", "titel": "Art", "pflicht": true, "optionen": [{"wert": "nk_nachforderung", "titel": "Nachforderung aus einer Abrechnung"}, {"wert": "schadenersatz", "titel": "Schadensersatz"},
      {"wert": "sonderumlage", "titel": "Sonderumlage"}, {"wert": "abrechnungsspitze", "titel": "Nachschuss aus der Jahresabrechnung"}, {"wert": "kosten", "titel": "Kosten"}, {"wert": "sonstige", "titel": "Sonstige Forderung"}]},
    {"name": "bezeichnung", "typ": "text", "titel": "Bezeichnung", "pflicht": true, "min_laenge": 3, "max_laenge": 200},
    {"name": "betrag", "typ": "betrag", "titel": "Betrag", "pflicht": true, "min": 0.01},
    {"name": "faellig_am", "typ": "datum", "titel": "Fällig am", "pflicht": true},
    {"name": "regel", "typ": "auswahl", "titel": "Verzug", "pflicht": true, "optionen": [{"wert": "kalender", "titel": "Tag steht nach dem Kalender fest"}, {"wert": "rechnung", "titel": "30 Tage nach Rechnung"}, {"wert": "mahnung", "titel": "erst mit der Mahnung"}]},
    {"name": "zugang_am", "typ": "datum", "titel": "Rechnung zugegangen am", "nicht_in_zukunft": true},
    {"name": "hinweis_286", "typ": "ja_nein", "titel": "Die Rechnung weist auf den Verzug nach 30 Tagen hin"}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_daten  jsonb;
  v_fehler jsonb;
  v_d      record;
  v_traeger bigint;
  v_land   text;
  v_verbraucher boolean := true;
  v_p      record;
  v_faellig date;
  v_verzug date;
  v_a      engine.ablehnung;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  SELECT d.* INTO v_d FROM regel.bank_schuldner(v_s.mandant_id, v_daten->>'schuldner') d;
  quelle := CASE WHEN v_d.mietverhaeltnis_id IS NOT NULL THEN 'miete' ELSE 'hausgeld' END;
  v_traeger := coalesce(regel.schuldner_traeger(v_s.mandant_id, v_d.mietverhaeltnis_id, v_d.einheit_id), (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN engine.ablehnung('MA014', 'Ihre Rolle darf keine Forderung erfassen.', 'Zuständig: Buchhaltung, Teamleitung.', NULL, NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.')
    WHEN v_d.mietverhaeltnis_id IS NULL AND v_d.eigentuemer_id IS NULL THEN engine.ablehnung('MAF02', 'Gegen wen sich die Forderung richtet, ist unbekannt.', 'Einen Schuldner aus der Suche wählen.', NULL, 'schuldner')
    WHEN (quelle = 'miete' AND v_daten->>'art' IN ('sonderumlage', 'abrechnungsspitze')) OR (quelle = 'hausgeld' AND v_daten->>'art' IN ('nk_nachforderung', 'schadenersatz')) THEN
      engine.ablehnung('MAF14', 'Diese Art der Forderung passt nicht zum Schuldner.', 'Sonderumlage und Nachschuss schuldet ein Eigentümer, Nachforderung und Schadensersatz aus dem Mietverhältnis ein Mieter.', NULL, 'art')
    WHEN v_daten->>'regel' = 'rechnung' AND (NOT v_daten ? 'zugang_am' OR v_daten->>'art' NOT IN ('nk_nachforderung', 'sonstige')) THEN
      engine.ablehnung('MAF15', 'Verzug 30 Tage nach einer Rechnung gibt es nur bei Entgelt, und nur mit dem Tag, an dem sie zuging.',
        'Tag des Zugangs angeben; bei Schadensersatz, Kosten und Umlagen den kalendermäßigen Tag oder die Mahnung wählen.', '§ 286 Abs. 3 BGB', CASE WHEN v_daten ? 'zugang_am' THEN 'regel' ELSE 'zugang_am' END) END;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_traeger, NULL, 'mahnwesen', 'forderung_erfassen', NULL, coalesce(p_daten, '{}'), v_a, CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT NULL::text, NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;
  SELECT o.land INTO v_land FROM akte.einheiten e JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
   WHERE e.mandant_id = v_s.mandant_id AND e.id = coalesce(v_d.einheit_id, (SELECT m.einheit_id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = v_d.mietverhaeltnis_id));
  IF v_d.mietverhaeltnis_id IS NOT NULL THEN
    SELECT NOT m.gewerbe INTO v_verbraucher FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = v_d.mietverhaeltnis_id;
  END IF;
  -- none of these is for certain consideration for a service: five points even between businesses, never too much
  SELECT z.prozentpunkte, z.grund INTO v_p
    FROM recht.verzugszuschlag(p_art => CASE v_daten->>'art' WHEN 'nk_nachforderung' THEN 'nk_nachforderung' WHEN 'sonderumlage' THEN 'sonderumlage' WHEN 'abrechnungsspitze' THEN 'nachschuss' ELSE 'schadensersatz' END,
                               p_verbraucher => v_verbraucher) z;
  v_faellig := (v_daten->>'faellig_am')::date;
  IF v_daten->>'regel' = 'kalender' THEN
    SELECT k.faellig_bis, k.verzug_ab INTO v_faellig, v_verzug FROM recht.verzug_ab_faelligkeit(p_faellig => v_faellig, p_land => v_land) k;
  ELSIF v_daten->>'regel' = 'rechnung' THEN
    v_verzug := recht.verzug_ab_rechnung(p_zugang => (v_daten->>'zugang_am')::date, p_faellig => v_faellig, p_land => v_land, p_hinweis => coalesce((v_daten->>'hinweis_286')::boolean, false), p_verbraucher => v_verbraucher);
  END IF;
  IF quelle = 'miete' THEN
    INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
    VALUES (v_s.mandant_id, v_d.mietverhaeltnis_id, v_daten->>'art', v_daten->>'bezeichnung', v_faellig, v_verzug, v_p.prozentpunkte, v_p.grund, engine.jetzt(), v_s.akteur) RETURNING id INTO forderung_id;
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (v_s.mandant_id, forderung_id, v_daten->>'art', (v_daten->>'betrag')::numeric, engine.jetzt());
  ELSE
    INSERT INTO akte.hausgeld_sollstellungen (mandant_id, einheit_id, eigentuemer_id, art, bezeichnung, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
    VALUES (v_s.mandant_id, v_d.einheit_id, v_d.eigentuemer_id, v_daten->>'art', v_daten->>'bezeichnung', v_faellig, v_verzug, v_p.prozentpunkte, v_p.grund, engine.jetzt(), v_s.akteur) RETURNING id INTO forderung_id;
    INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (v_s.mandant_id, forderung_id, v_daten->>'art', (v_daten->>'betrag')::numeric, engine.jetzt());
  END IF;
  PERFORM audit.schreiben(v_s, v_traeger, NULL, 'mahnwesen', 'forderung_erfassen', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('forderung', quelle || ':' || forderung_id, 'faellig_am', v_faellig, 'verzug_ab', v_verzug, 'prozentpunkte', v_p.prozentpunkte::text), '{}'));
  RETURN QUERY SELECT forderung_erfassen.quelle, forderung_erfassen.forderung_id, true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, '§§ 286, 288 BGB'::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.forderung_erfassen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.forderung_erfassen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.forderung_erfassen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.forderung_erfassen(jsonb) IS
'Erfasst eine Forderung von Hand. p_daten: schuldner („m:Mietverhältnis“ oder „h:Eigentümer:Einheit“), art (nk_nachforderung, schadenersatz, sonderumlage, abrechnungsspitze, kosten, sonstige), bezeichnung, betrag (Euro), faellig_am, regel des Verzugs: kalender (Tag nach der Fälligkeit, § 193 BGB beachtet), rechnung (30 Tage nach Zugang und Fälligkeit, mit zugang_am und hinweis_286; nur Entgelt), mahnung (erst die Mahnung). Der Zinsaufschlag steht mit Begründung an der Forderung.
Ergebnis: quelle, forderung_id und engine.ergebnis. Norm: §§ 286, 288 BGB. Fehler: MA001, MA002; als Zeile MA012, MA014, MAF02, MAF14 Art passt nicht, MAF15 Rechnung.';

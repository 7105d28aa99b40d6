-- What is noted on a claim: disputed, no longer disputed, deferred.
-- SELECT ok FROM api.forderung_vermerken('miete', 4711, '{"art": "gestundet", "am": "2026-03-10", "bis": "2026-04-30", "grund": "Raten nach Absprache"}');   →  t
CREATE FUNCTION api.forderung_vermerken(p_quelle text, p_forderung_id bigint, p_daten jsonb)
RETURNS TABLE (ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "art", "typ": "auswahl", "titel": "Vermerk", "pflicht": true,
     "optionen": [{"wert": "bestritten", "titel": "bestritten"}, {"wert": "unbestritten", "titel": "nicht mehr bestritten"}, {"wert": "gestundet", "titel": "gestundet"}]},
    {"name": "am", "typ": "datum", "titel": "Am", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "bis", "typ": "datum", "titel": "Gestundet bis"},
    {"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 500}]'::jsonb;
  v_s sitzung.person := engine.tuer();
  v_mv bigint; v_einh bigint; v_da boolean;
  v_traeger bigint;
  v_daten jsonb;
  v_fehler jsonb;
  v_a engine.ablehnung;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  SELECT true, z.mietverhaeltnis_id, NULL::bigint INTO v_da, v_mv, v_einh FROM akte.mietzahlungen z WHERE p_quelle = 'miete' AND z.mandant_id = v_s.mandant_id AND z.id = p_forderung_id
  UNION ALL
  SELECT true, NULL, h.einheit_id FROM akte.hausgeld_sollstellungen h WHERE p_quelle = 'hausgeld' AND h.mandant_id = v_s.mandant_id AND h.id = p_forderung_id;
  v_traeger := coalesce(regel.schuldner_traeger(v_s.mandant_id, v_mv, v_einh), (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['sachbearbeitung', 'buchhaltung', 'teamleitung', 'dienst']) THEN engine.ablehnung('MA014', 'Ihre Rolle darf auf Forderungen nichts vermerken.', 'Zuständig: Sachbearbeitung, Buchhaltung, Teamleitung.', NULL, NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.')
    WHEN v_da IS NULL THEN engine.ablehnung('MAF09', 'Diese Forderung gibt es nicht.', 'Forderung in der Liste auswählen.')
    WHEN (v_daten->>'art' = 'gestundet') <> (v_daten ? 'bis') OR (v_daten->>'bis')::date < (v_daten->>'am')::date THEN
      engine.ablehnung('MAF10', 'Zu einer Stundung gehört der Tag, bis zu dem gestundet ist, zu anderen Vermerken nicht.', '„Gestundet bis“ passend angeben.', '§ 286 Abs. 4 BGB', 'bis') END;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_traeger, NULL, 'mahnwesen', 'forderung_vermerken', NULL, coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('forderung', p_quelle || ':' || p_forderung_id), v_a,
                                   CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT (v_ergebnis).*;
    RETURN;
  END IF;
  INSERT INTO akte.forderung_vermerke (mandant_id, mietzahlung_id, hausgeld_id, art, am, bis, grund, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, CASE p_quelle WHEN 'miete' THEN p_forderung_id END, CASE p_quelle WHEN 'hausgeld' THEN p_forderung_id END, v_daten->>'art', (v_daten->>'am')::date,
          (v_daten->>'bis')::date, v_daten->>'grund', engine.jetzt(), v_s.akteur);
  UPDATE akte.mietzahlungen AS z
     SET bestritten_am = CASE v_daten->>'art' WHEN 'bestritten' THEN (v_daten->>'am')::date WHEN 'unbestritten' THEN NULL ELSE z.bestritten_am END,
         gestundet_bis = CASE v_daten->>'art' WHEN 'gestundet' THEN (v_daten->>'bis')::date ELSE z.gestundet_bis END
   WHERE p_quelle = 'miete' AND z.mandant_id = v_s.mandant_id AND z.id = p_forderung_id;
  UPDATE akte.hausgeld_sollstellungen AS h
     SET bestritten_am = CASE v_daten->>'art' WHEN 'bestritten' THEN (v_daten->>'am')::date WHEN 'unbestritten' THEN NULL ELSE h.bestritten_am END,
         gestundet_bis = CASE v_daten->>'art' WHEN 'gestundet' THEN (v_daten->>'bis')::date ELSE h.gestundet_bis END
   WHERE p_quelle = 'hausgeld' AND h.mandant_id = v_s.mandant_id AND h.id = p_forderung_id;
  PERFORM audit.schreiben(v_s, v_traeger, NULL, 'mahnwesen', 'forderung_vermerken', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten || pg_catalog.jsonb_build_object('forderung', p_quelle || ':' || p_forderung_id), '{}', '{}'));
  RETURN QUERY SELECT true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.forderung_vermerken(text, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.forderung_vermerken(text, bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.forderung_vermerken(text, bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.forderung_vermerken(text, bigint, jsonb) IS
'Vermerkt auf einer Forderung, dass sie bestritten, nicht mehr bestritten oder gestundet ist. p_quelle: miete oder hausgeld. p_daten: art, am, bis (nur Stundung), grund. Bestrittenes und Gestundetes nimmt kein Mahnlauf und kein Brief auf. Fehler: MA001, MA002; als Zeile MA012, MA014, MAF09, MAF10.';

-- A part with its sign on a claim: written off, waived, entered wrongly. The old parts stay.
-- SELECT ok FROM api.forderung_korrigieren('miete', 4711, '{"betrag": "-0,23", "grund": "Kleinbetrag ausgebucht"}');   →  t
CREATE FUNCTION api.forderung_korrigieren(p_quelle text, p_forderung_id bigint, p_daten jsonb)
RETURNS TABLE (ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "betrag", "typ": "betrag", "titel": "Betrag (mit Minus: weniger)", "pflicht": true, "min": -9999999},
    {"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 300}]'::jsonb;
  v_s sitzung.person := engine.tuer();
  v_f record;
  v_traeger bigint;
  v_daten jsonb;
  v_fehler jsonb;
  v_a engine.ablehnung;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  SELECT z.id, z.mietverhaeltnis_id, NULL::bigint AS eigentuemer_id, NULL::bigint AS einheit_id, z.offen, z.status INTO v_f FROM akte.mietzahlungen z WHERE p_quelle = 'miete' AND z.mandant_id = v_s.mandant_id AND z.id = p_forderung_id
  UNION ALL
  SELECT h.id, NULL, h.eigentuemer_id, h.einheit_id, h.offen, h.status FROM akte.hausgeld_sollstellungen h WHERE p_quelle = 'hausgeld' AND h.mandant_id = v_s.mandant_id AND h.id = p_forderung_id;
  v_traeger := coalesce(regel.schuldner_traeger(v_s.mandant_id, v_f.mietverhaeltnis_id, v_f.einheit_id), (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);
  SELECT x.offen INTO v_f.offen FROM (SELECT z.offen FROM akte.mietzahlungen z WHERE p_quelle = 'miete' AND z.mandant_id = v_s.mandant_id AND z.id = p_forderung_id
    UNION ALL SELECT h.offen FROM akte.hausgeld_sollstellungen h WHERE p_quelle = 'hausgeld' AND h.mandant_id = v_s.mandant_id AND h.id = p_forderung_id) x;
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN engine.ablehnung('MA014', 'Ihre Rolle darf keine Forderung korrigieren.', 'Zuständig: Buchhaltung, Teamleitung.', NULL, NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.')
    WHEN v_f.id IS NULL THEN engine.ablehnung('MAF09', 'Diese Forderung gibt es nicht.', 'Forderung in der Liste auswählen.')
    WHEN (v_daten->>'betrag')::numeric = 0 OR v_f.offen + (v_daten->>'betrag')::numeric < 0 THEN
      engine.ablehnung('MAF13', 'So viel ist von dieser Forderung nicht mehr offen.', 'Höchstens den offenen Betrag abziehen; was zu viel gezahlt ist, wird ein Guthaben.', NULL, 'betrag', 'Offen ' || v_f.offen) END;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_traeger, NULL, 'mahnwesen', 'forderung_korrigieren', NULL, coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('forderung', p_quelle || ':' || p_forderung_id), v_a,
                                   CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT (v_ergebnis).*;
    RETURN;
  END IF;
  IF p_quelle = 'miete' THEN
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am) VALUES (v_s.mandant_id, p_forderung_id, 'korrektur', (v_daten->>'betrag')::numeric, v_daten->>'grund', engine.jetzt());
  ELSE
    INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am) VALUES (v_s.mandant_id, p_forderung_id, 'korrektur', (v_daten->>'betrag')::numeric, v_daten->>'grund', engine.jetzt());
  END IF;
  PERFORM regel.mahnung_nachziehen(v_s, v_f.mietverhaeltnis_id, v_f.eigentuemer_id, v_f.einheit_id);
  PERFORM audit.schreiben(v_s, v_traeger, NULL, 'mahnwesen', 'forderung_korrigieren', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten || pg_catalog.jsonb_build_object('forderung', p_quelle || ':' || p_forderung_id), '{}', '{}'));
  RETURN QUERY SELECT true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.forderung_korrigieren(text, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.forderung_korrigieren(text, bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.forderung_korrigieren(text, bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.forderung_korrigieren(text, bigint, jsonb) IS
'Bucht auf eine Forderung einen Bestandteil mit Vorzeichen: Ausbuchung eines Kleinbetrags, Erlass, Berichtigung. p_quelle: miete oder hausgeld. p_daten: betrag (mit Minus weniger), grund. Die bisherigen Bestandteile bleiben stehen; eine Mahnung, die damit bezahlt ist, endet. Fehler: MA001, MA002; als Zeile MA012, MA014, MAF09, MAF13.';

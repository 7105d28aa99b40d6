-- A deposit payment that arrived, as the statement of the bank shows it. No step of a machine: instalments come after the Einzug, too.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT ok, buchung_id, fehlercode FROM api.kaution_einzahlung_buchen(31, '{"betrag": "920,00", "wertstellung": "01.10.2026"}');
--  ok | buchung_id | fehlercode
--  t  |         17 |
-- COMMIT;
CREATE FUNCTION api.kaution_einzahlung_buchen(p_mietverhaeltnis_id bigint, p_daten jsonb)
RETURNS TABLE (buchung_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text,
               hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "betrag", "typ": "betrag", "titel": "Betrag", "pflicht": true, "min": 0.01},
    {"name": "wertstellung", "typ": "datum", "titel": "Wertstellung", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "text", "typ": "text", "titel": "Buchungstext", "max_laenge": 140}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_m     akte.mietverhaeltnisse;
  v_k     akte.kautionen;
  v_v     engine.vorgang;
  v_daten jsonb;
  v_fehler jsonb;
  v_saldo numeric;
  v_a     engine.ablehnung;
  v_text  text;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id;
  IF NOT FOUND THEN
    v_ergebnis := api.kaution_unbekannt(p_ereignis => 'kaution_einzahlung_buchen', p_daten => coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('mietverhaeltnis_id', p_mietverhaeltnis_id),
      p_a => engine.ablehnung('MA310', 'Dieses Mietverhältnis gibt es nicht.', 'Mietverhältnis über die Akte öffnen.'));
    RETURN QUERY SELECT NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_m.traeger_id);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.traeger_id = v_m.traeger_id AND v.ist_klammer;
  SELECT k.* INTO v_k FROM akte.kautionen k WHERE k.mandant_id = v_s.mandant_id AND k.mietverhaeltnis_id = v_m.id;
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  v_saldo := regel.vertrag_kautionssaldo(v_s.mandant_id, v_m.id);

  -- GUARD
  v_a := api.kaution_buchbar(p_mietverhaeltnis_id => v_m.id);
  IF v_a.fehlercode IS NULL THEN
    v_a := CASE
      WHEN v_fehler <> '{}' THEN
        engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 551 BGB')
      WHEN v_k.id IS NULL OR v_k.art NOT IN ('bar', 'sparbuch') THEN
        engine.ablehnung('MA330', 'Für dieses Mietverhältnis ist keine Kaution vereinbart, die eingezahlt wird.', 'Kaution im Vertragsabschluss vereinbaren.', '§ 551 BGB')
      WHEN v_saldo + (v_daten->>'betrag')::numeric > v_k.betrag THEN
        engine.ablehnung('MA331', 'Mit dieser Zahlung läge mehr auf dem Kautionskonto als vereinbart (' || pg_catalog.replace(v_k.betrag::text, '.', ',') || ' €).',
          'Betrag prüfen; was darüber liegt, zurücküberweisen und nicht als Kaution buchen.', '§ 551 Abs. 1 BGB', 'betrag', 'Stand ' || v_saldo)
      WHEN (v_daten->>'wertstellung')::date < v_m.mietbeginn - 366 THEN
        engine.ablehnung('MA332', 'Die Wertstellung liegt mehr als ein Jahr vor dem Mietbeginn.', 'Jahr prüfen.', NULL, 'wertstellung') END;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_m.traeger_id, v_v.id, 'vermietung', 'kaution_einzahlung_buchen', v_v.zustand, coalesce(p_daten, '{}'), v_a,
                                   CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;

  v_text := coalesce(v_daten->>'text', CASE WHEN v_k.raten = 1 THEN 'Kaution' ELSE
    (1 + (SELECT count(*) FROM akte.kaution_buchungen b WHERE b.mandant_id = v_s.mandant_id AND b.kaution_id = v_k.id AND b.art = 'einzahlung'
             AND NOT EXISTS (SELECT FROM akte.kaution_buchungen s WHERE s.mandant_id = b.mandant_id AND s.storno_von = b.id))) || '. Rate der Kaution' END);
  INSERT INTO akte.kaution_buchungen AS b (mandant_id, kaution_id, art, betrag, wertstellung, text, vorgang_id)
  VALUES (v_s.mandant_id, v_k.id, 'einzahlung', (v_daten->>'betrag')::numeric, (v_daten->>'wertstellung')::date, v_text, v_v.id)
  RETURNING b.id INTO buchung_id;
  PERFORM audit.schreiben(v_s, v_m.traeger_id, v_v.id, 'vermietung', 'kaution_einzahlung_buchen', v_v.zustand, v_v.zustand, NULL, NULL,
    engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('buchung_id', buchung_id, 'text', v_text, 'kautionskonto', (v_saldo + (v_daten->>'betrag')::numeric)::text), '{}'));
  RETURN QUERY SELECT kaution_einzahlung_buchen.buchung_id, true, v_v.id, v_v.zustand, v_v.zustand, NULL::text, NULL::text, NULL::text, NULL::text, '§ 551 BGB'::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.kaution_einzahlung_buchen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kaution_einzahlung_buchen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kaution_einzahlung_buchen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.kaution_einzahlung_buchen(bigint, jsonb) IS
'Bucht eine eingegangene Kautionszahlung. p_daten: betrag (Euro), wertstellung (Tag), text (leer: „n. Rate der Kaution“). Ergebnis: buchung_id und engine.ergebnis; steht im Protokoll des Mietverhältnisses.
Norm: § 551 BGB. Fehler: MA001, MA002; als Zeile MA012, MA014, MA310, MA330–MA333.';

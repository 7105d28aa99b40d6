-- A debit that came back, or a payment entered by mistake: a counter-entry, and every claim is open again as it was.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT ok, zahlung_id FROM api.zahlung_stornieren(31, '{"art": "ruecklastschrift", "am": "11.03.2026", "grund": "mangels Deckung"}');
--  t | 32
-- COMMIT;
CREATE FUNCTION api.zahlung_stornieren(p_zahlung_id bigint, p_daten jsonb)
RETURNS TABLE (zahlung_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "art", "typ": "auswahl", "titel": "Was geschehen ist", "pflicht": true,
     "optionen": [{"wert": "ruecklastschrift", "titel": "Rücklastschrift"}, {"wert": "irrtum", "titel": "Irrtümlich gebucht"}]},
    {"name": "am", "typ": "datum", "titel": "Am", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 300}]'::jsonb;
  v_s sitzung.person := engine.tuer();
  v_z akte.zahlungen;
  v_traeger bigint;
  v_daten jsonb;
  v_fehler jsonb;
  v_a engine.ablehnung;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.id = p_zahlung_id;
  v_traeger := coalesce(regel.schuldner_traeger(v_s.mandant_id, v_z.mietverhaeltnis_id, v_z.einheit_id),
                        (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN engine.ablehnung('MA014', 'Ihre Rolle darf keine Zahlung stornieren.', 'Zuständig: Buchhaltung, Teamleitung.', NULL, NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.')
    WHEN v_z.id IS NULL THEN engine.ablehnung('MAF05', 'Diese Zahlung gibt es nicht.', 'Zahlung in der Liste der Forderungen auswählen.')
    WHEN v_z.storno_von IS NOT NULL OR EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = v_s.mandant_id AND x.storno_von = v_z.id) THEN
      engine.ablehnung('MAF07', 'Diese Zahlung ist schon storniert.', 'Einen Storno macht man rückgängig, indem man die Zahlung neu bucht.')
    WHEN (v_daten->>'am')::date < v_z.wertstellung THEN
      engine.ablehnung('MAF08', 'Der Tag liegt vor der Wertstellung der Zahlung.', 'Tag der Rückgabe angeben.', NULL, 'am', 'Wertstellung ' || v_z.wertstellung) END;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_traeger, NULL, 'mahnwesen', 'zahlung_stornieren', NULL, coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('zahlung_id', p_zahlung_id), v_a,
                                   CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;

  zahlung_id := regel.zahlung_zuruecknehmen(v_s, v_z.id, v_daten->>'art', (v_daten->>'am')::date, v_daten->>'grund', NULL);
  PERFORM regel.bank_zahlung_fehlt(v_s, v_z, v_daten->>'art', v_daten->>'grund');
  PERFORM audit.schreiben(v_s, v_traeger, NULL, 'mahnwesen', 'zahlung_stornieren', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('zahlung_id', v_z.id, 'gegenbuchung', zahlung_stornieren.zahlung_id), '{}'));
  RETURN QUERY SELECT zahlung_stornieren.zahlung_id, true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.zahlung_stornieren(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlung_stornieren(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlung_stornieren(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlung_stornieren(bigint, jsonb) IS
'Nimmt eine Zahlung durch Gegenbuchung zurück. p_daten: art (ruecklastschrift, irrtum), am (Tag), grund. Alle Zuordnungen werden mit ihrem Vorzeichen zurückgebucht, die Forderungen sind wieder offen wie vorher, Zinsen laufen durch. Kam die Zahlung mit einem Kontoauszug und war sie irrtümlich gebucht, steht ihre Kontobewegung danach wieder in der Arbeitsliste. Fehler: MA001, MA002; als Zeile MA012, MA014, MAF05, MAF07, MAF08.';

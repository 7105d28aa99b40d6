-- A payment somebody saw arrive, entered by hand, and put to the claims it settles.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT ok, zahlung_id, zuordnung FROM api.zahlung_erfassen('{"mietverhaeltnis_id": 17, "betrag": "1.130,00", "wertstellung": "04.03.2026", "text": "Miete März"}');
--  t | 31 | {"frei": "0.00", "zeilen": 1, "zugeordnet": "1130.00"}
-- COMMIT;
CREATE FUNCTION api.zahlung_erfassen(p_daten jsonb)
RETURNS TABLE (zahlung_id bigint, zuordnung jsonb, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "mietverhaeltnis_id", "typ": "ganzzahl", "titel": "Mietverhältnis"},
    {"name": "eigentuemer_id", "typ": "ganzzahl", "titel": "Eigentümer"},
    {"name": "einheit_id", "typ": "ganzzahl", "titel": "Einheit"},
    {"name": "betrag", "typ": "betrag", "titel": "Betrag", "pflicht": true, "min": 0.01},
    {"name": "wertstellung", "typ": "datum", "titel": "Wertstellung", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "text", "typ": "text", "titel": "Verwendungszweck", "max_laenge": 300},
    {"name": "bestimmung", "typ": "text", "titel": "Bestimmt für Forderung", "max_laenge": 300},
    {"name": "zurueckstellen", "typ": "ja_nein", "titel": "Noch nicht zuordnen"},
    {"name": "kennung", "typ": "kennung", "titel": "Kennung"}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_daten  jsonb;
  v_fehler jsonb;
  v_mv     bigint;
  v_eig    bigint;
  v_einh   bigint;
  v_traeger bigint;
  v_bestimmt bigint[];
  v_alt    akte.zahlungen;
  v_a      engine.ablehnung;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  v_mv   := (v_daten->>'mietverhaeltnis_id')::bigint;
  v_eig  := (v_daten->>'eigentuemer_id')::bigint;
  v_einh := (v_daten->>'einheit_id')::bigint;
  v_traeger := regel.schuldner_traeger(v_s.mandant_id, v_mv, v_einh);
  IF v_traeger IS NULL OR (v_mv IS NULL) = (v_eig IS NULL) OR (v_eig IS NULL) <> (v_einh IS NULL)
     OR (v_eig IS NOT NULL AND NOT EXISTS (SELECT FROM akte.eigentuemer x WHERE x.mandant_id = v_s.mandant_id AND x.id = v_eig)) THEN
    v_a := engine.ablehnung('MAF02', 'Zu wem die Zahlung gehört, ist nicht angegeben oder unbekannt.', 'Entweder das Mietverhältnis oder Eigentümer und Einheit angeben.', '§ 362 BGB');
    SELECT t.id INTO v_traeger FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);

  -- GUARD
  IF NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN
    v_a := engine.ablehnung('MA014', 'Ihre Rolle darf keine Zahlung buchen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 362 BGB', NULL, 'Rolle ' || v_s.rolle);
  ELSIF v_fehler <> '{}' THEN
    v_a := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 362 BGB');
  ELSIF v_a.fehlercode IS NULL AND v_daten ? 'kennung' THEN
    SELECT z.* INTO v_alt FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.kennung = (v_daten->>'kennung')::uuid;
    IF FOUND THEN
      -- the same form sent twice is one payment; another payment under the same name is a mistake
      IF v_alt.betrag = (v_daten->>'betrag')::numeric AND v_alt.wertstellung = (v_daten->>'wertstellung')::date
         AND v_alt.mietverhaeltnis_id IS NOT DISTINCT FROM v_mv AND v_alt.einheit_id IS NOT DISTINCT FROM v_einh AND v_alt.eigentuemer_id IS NOT DISTINCT FROM v_eig THEN
        RETURN QUERY SELECT v_alt.id, pg_catalog.jsonb_build_object('zugeordnet', v_alt.zugeordnet::text, 'frei', v_alt.frei::text, 'zeilen', 0),
                            true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::jsonb;
        RETURN;
      END IF;
      v_a := engine.ablehnung('MAF03', 'Unter dieser Kennung ist schon eine andere Zahlung gebucht.', 'Für jede Zahlung eine neue Kennung verwenden.', NULL, 'kennung');
    END IF;
  END IF;
  IF v_a.fehlercode IS NULL AND v_daten ? 'bestimmung' THEN
    SELECT pg_catalog.array_agg(a.forderung_id) INTO v_bestimmt
      FROM regel.anspruch_offen(v_s.mandant_id, v_mv, v_eig, v_einh, (v_daten->>'wertstellung')::date) a
     WHERE a.forderung_id::text = ANY (pg_catalog.string_to_array(pg_catalog.replace(v_daten->>'bestimmung', ' ', ''), ','));
    IF coalesce(pg_catalog.cardinality(v_bestimmt), 0) <> pg_catalog.cardinality(pg_catalog.string_to_array(pg_catalog.replace(v_daten->>'bestimmung', ' ', ''), ',')) THEN
      v_a := engine.ablehnung('MAF04', 'Eine der bestimmten Forderungen ist bei diesem Schuldner nicht offen.', 'Nummern offener Forderungen angeben, durch Komma getrennt.', '§ 366 Abs. 1 BGB', 'bestimmung');
    END IF;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_traeger, NULL, 'mahnwesen', 'zahlung_erfassen', NULL, coalesce(p_daten, '{}'), v_a, CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT NULL::bigint, NULL::jsonb, (v_ergebnis).*;
    RETURN;
  END IF;

  INSERT INTO akte.zahlungen (mandant_id, kennung, mietverhaeltnis_id, eigentuemer_id, einheit_id, art, betrag, zurueckgestellt, wertstellung, text, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, coalesce((v_daten->>'kennung')::uuid, pg_catalog.gen_random_uuid()), v_mv, v_eig, v_einh, 'eingang', (v_daten->>'betrag')::numeric,
          coalesce((v_daten->>'zurueckstellen')::boolean, false), (v_daten->>'wertstellung')::date, v_daten->>'text', engine.jetzt(), v_s.akteur)
  RETURNING id INTO zahlung_id;
  zuordnung := CASE WHEN (v_daten->>'zurueckstellen')::boolean THEN pg_catalog.jsonb_build_object('zugeordnet', '0.00', 'frei', v_daten->>'betrag', 'zeilen', 0)
                    ELSE regel.zahlung_verteilen(v_s, zahlung_id, v_bestimmt) END;
  PERFORM audit.schreiben(v_s, v_traeger, NULL, 'mahnwesen', 'zahlung_erfassen', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten, pg_catalog.jsonb_build_object('zahlung_id', zahlung_id) || zuordnung, '{}'));
  RETURN QUERY SELECT zahlung_erfassen.zahlung_id, zahlung_erfassen.zuordnung, true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, '§§ 362, 366, 367 BGB'::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.zahlung_erfassen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlung_erfassen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlung_erfassen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlung_erfassen(jsonb) IS
'Bucht eine eingegangene Zahlung und ordnet sie zu (§§ 366, 367). p_daten: mietverhaeltnis_id oder eigentuemer_id und einheit_id, betrag (Euro), wertstellung, text, bestimmung (Nummern der Forderungen, die der Zahler nennt, durch Komma), zurueckstellen (ja: erfassen, aber noch nicht zuordnen; so lange schlägt der Mahnlauf nichts vor), kennung (uuid: dieselbe Zahlung ein zweites Mal ändert nichts). Ist eine laufende Mahnung damit bezahlt, endet sie in derselben Transaktion.
Ergebnis: zahlung_id, zuordnung (zugeordnet, frei, zeilen) und engine.ergebnis. Fehler: MA001, MA002; als Zeile MA012, MA014, MAF02–MAF04.';

-- What a person says a line is: a payment of these debtors, the return of that payment, other income, or nothing of ours.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT ok FROM api.bankzeile_entscheiden(502, '{"was": "vorschlag", "nr": "1"}');                                  →  t
-- SELECT ok FROM api.bankzeile_entscheiden(503, '{"was": "zuordnen", "schuldner": "m:17", "schuldner_2": "m:18", "betrag_2": "75,00"}');  →  t
-- SELECT ok FROM api.bankzeile_entscheiden(504, '{"was": "sonstige", "grund": "Waschmünzen"}');                       →  t
-- COMMIT;
CREATE FUNCTION api.bankzeile_entscheiden(p_kontobewegung_id bigint, p_daten jsonb)
RETURNS TABLE (entscheidung_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
#variable_conflict use_column
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "was", "typ": "auswahl", "titel": "Was es ist", "pflicht": true, "optionen": [{"wert": "vorschlag", "titel": "Vorschlag annehmen"}, {"wert": "zuordnen", "titel": "Zahlung eines Schuldners"},
      {"wert": "rueckgabe", "titel": "Rückgabe einer Zahlung"}, {"wert": "sonstige", "titel": "Sonstige Einnahme"}, {"wert": "fremd", "titel": "Gehört nicht zu uns"}]},
    {"name": "nr", "typ": "ganzzahl", "titel": "Vorschlag", "min": 1, "max": 4},
    {"name": "schuldner", "typ": "text", "titel": "Schuldner", "max_laenge": 40},
    {"name": "schuldner_2", "typ": "text", "titel": "Zweiter Schuldner", "max_laenge": 40},
    {"name": "betrag_2", "typ": "betrag", "titel": "Davon für den zweiten", "min": 0.01},
    {"name": "schuldner_3", "typ": "text", "titel": "Dritter Schuldner", "max_laenge": 40},
    {"name": "betrag_3", "typ": "betrag", "titel": "Davon für den dritten", "min": 0.01},
    {"name": "bestimmung", "typ": "text", "titel": "Vom Zahler bestimmt für Nr.", "max_laenge": 300},
    {"name": "zahlung_id", "typ": "ganzzahl", "titel": "Zahlung"},
    {"name": "grund", "typ": "text", "titel": "Grund", "max_laenge": 300}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_b      akte.kontobewegungen;
  v_strom  bigint;
  v_daten  jsonb;
  v_fehler jsonb;
  v_a      engine.ablehnung;
  v_wahl   jsonb;
  v_teile  jsonb;
  v_z      akte.zahlungen;
  v_grund  text;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  SELECT b.* INTO v_b FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.id = p_kontobewegung_id;
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN engine.ablehnung('MA014', 'Ihre Rolle darf keine Zahlung zuordnen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 366 BGB', NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.')
    WHEN v_b.id IS NULL THEN engine.ablehnung('MAF65', 'Diese Kontobewegung gibt es nicht.', 'Bewegung in der Arbeitsliste auswählen.')
    WHEN v_b.stand NOT IN ('offen', 'bereit') AND NOT (v_b.stand = 'ausgang' AND v_daten->>'was' = 'rueckgabe') THEN
      engine.ablehnung('MAF66', 'Über diese Kontobewegung ist schon entschieden.', 'Die Entscheidung zuerst zurücknehmen.', NULL, NULL, 'Stand ' || v_b.stand)
    WHEN v_daten->>'was' IN ('sonstige', 'fremd') AND coalesce(pg_catalog.length(v_daten->>'grund'), 0) < 3 THEN engine.ablehnung('MAF67', 'Bitte sagen, worum es geht.', 'Grund angeben, mindestens drei Zeichen.', NULL, 'grund')
    WHEN v_daten->>'was' = 'zuordnen' AND v_b.betrag < 0 THEN engine.ablehnung('MAF67', 'Eine Belastung ist keine Zahlung eines Schuldners.', 'Kam eine Zahlung zurück, „Rückgabe einer Zahlung“ wählen.', NULL, 'was') END;
  IF v_a.fehlercode IS NULL THEN
    IF v_daten->>'was' = 'vorschlag' THEN
      v_wahl := v_b.vorschlaege->(coalesce((v_daten->>'nr')::int, 1) - 1);
      v_grund := (SELECT pg_catalog.string_agg(g, ', ') FROM pg_catalog.jsonb_array_elements_text(v_wahl->'gruende') AS g);
      IF v_wahl IS NULL THEN
        v_a := engine.ablehnung('MAF67', 'Diesen Vorschlag gibt es nicht.', 'Einen der angezeigten Vorschläge wählen.', NULL, 'nr');
      ELSIF v_wahl ? 'zahlung_id' THEN
        v_daten := v_daten || pg_catalog.jsonb_build_object('was', 'rueckgabe', 'zahlung_id', v_wahl->'zahlung_id');
      ELSE
        v_teile := v_wahl->'teile';
      END IF;
    ELSIF v_daten->>'was' = 'zuordnen' THEN
      -- the first debtor gets what the others leave
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('mietverhaeltnis_id', d.mietverhaeltnis_id, 'eigentuemer_id', d.eigentuemer_id, 'einheit_id', d.einheit_id, 'betrag', x.betrag,
               'bestimmt', CASE WHEN x.nr = 1 AND v_daten ? 'bestimmung' THEN pg_catalog.to_jsonb(pg_catalog.regexp_split_to_array(pg_catalog.btrim(v_daten->>'bestimmung'), '\s*,\s*')) ELSE '[]' END)
               ORDER BY x.nr)
        INTO v_teile
        FROM (VALUES (1, v_daten->>'schuldner', v_b.betrag - coalesce((v_daten->>'betrag_2')::numeric, 0) - coalesce((v_daten->>'betrag_3')::numeric, 0)),
                     (2, v_daten->>'schuldner_2', (v_daten->>'betrag_2')::numeric), (3, v_daten->>'schuldner_3', (v_daten->>'betrag_3')::numeric)) AS x(nr, wer, betrag)
        LEFT JOIN LATERAL regel.bank_schuldner(v_s.mandant_id, x.wer) d ON true
       WHERE x.wer IS NOT NULL OR x.betrag IS NOT NULL;
      v_grund := coalesce(v_daten->>'grund', 'von Hand zugeordnet');
      IF EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(v_teile) t WHERE pg_catalog.num_nonnulls(t->>'mietverhaeltnis_id', t->>'eigentuemer_id') = 0)
         OR (SELECT count(DISTINCT t - 'betrag' - 'bestimmt') < count(*) FROM pg_catalog.jsonb_array_elements(v_teile) t) THEN
        v_a := engine.ablehnung('MAF02', 'Zu wem die Zahlung gehört, ist nicht angegeben, unbekannt oder doppelt.', 'Einen Schuldner aus der Suche wählen; teilen sich mehrere die Zahlung, jeden einmal.', '§ 362 BGB', 'schuldner');
      ELSIF EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(v_teile) t WHERE coalesce((t->>'betrag')::numeric, 0) <= 0) THEN
        v_a := engine.ablehnung('MAF67', 'Die Beträge der Schuldner ergeben nicht den Betrag der Kontobewegung.', 'Der erste bekommt, was die anderen übrig lassen; für jeden muss etwas bleiben.', NULL, 'betrag_2',
                                'Betrag ' || regel.euro(v_b.betrag));
      ELSIF EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(v_teile) t, pg_catalog.jsonb_array_elements_text(t->'bestimmt') AS n(nr)
                     WHERE NOT EXISTS (SELECT FROM regel.anspruch_offen(v_s.mandant_id, (t->>'mietverhaeltnis_id')::bigint, (t->>'eigentuemer_id')::bigint, (t->>'einheit_id')::bigint, v_b.wertstellung) a
                                        WHERE a.forderung_id::text = n.nr)) THEN
        v_a := engine.ablehnung('MAF04', 'Eine der bestimmten Forderungen ist bei diesem Schuldner nicht offen.', 'Nummern offener Forderungen angeben, durch Komma getrennt.', '§ 366 Abs. 1 BGB', 'bestimmung');
      END IF;
    END IF;
    IF v_a.fehlercode IS NULL AND v_daten->>'was' = 'rueckgabe' THEN
      SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.id = (v_daten->>'zahlung_id')::bigint;
      v_a := CASE WHEN v_z.id IS NULL OR v_z.storno_von IS NOT NULL THEN engine.ablehnung('MAF05', 'Diese Zahlung gibt es nicht.', 'Nummer der Zahlung auf der Seite des Schuldners nachsehen.', NULL, 'zahlung_id')
                  WHEN v_b.betrag > 0 THEN engine.ablehnung('MAF67', 'Eine Gutschrift ist keine Rückgabe.', 'Nur eine Belastung kann eine Zahlung zurückgeben.', NULL, 'was')
                  WHEN EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = v_s.mandant_id AND x.storno_von = v_z.id) THEN
                    engine.ablehnung('MAF07', 'Diese Zahlung ist schon storniert.', 'Einen Storno macht man rückgängig, indem man die Zahlung neu bucht.', NULL, 'zahlung_id')
                  WHEN v_z.betrag > coalesce(v_b.ursprungsbetrag, -v_b.betrag) THEN
                    engine.ablehnung('MAF67', 'Die Zahlung ist größer als das, was zurückging.', 'Die Zahlung wählen, die zurückkam.', NULL, 'zahlung_id', 'Zahlung ' || regel.euro(v_z.betrag) || ', Belastung ' || regel.euro(-v_b.betrag)) END;
    END IF;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_strom, NULL, 'mahnwesen', 'bankzeile_entscheiden', NULL, coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('kontobewegung_id', p_kontobewegung_id), v_a,
                                   CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;

  IF v_daten->>'was' = 'rueckgabe' THEN
    PERFORM regel.bank_sperren(v_s, pg_catalog.jsonb_build_array(pg_catalog.to_jsonb(v_z)));
    -- what the bank took beyond the payment is its fee, if the file did not say so itself
    entscheidung_id := regel.bank_zurueckgeben(v_s, v_b.id, v_z.id, false, v_b.sicherheit, coalesce(v_grund, v_daten->>'grund', 'Rückgabe, von Hand erfasst'));
  ELSIF v_teile IS NOT NULL THEN
    PERFORM regel.bank_sperren(v_s, v_teile);
    PERFORM regel.bank_zuordnen(v_s, pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('id', v_b.id, 'sicherheit', v_wahl->'sicherheit', 'grund', v_grund, 'teile', v_teile)), false);
  ELSE
    INSERT INTO akte.bankentscheidungen (mandant_id, kontobewegung_id, art, automatisch, grund, entschieden_am, entschieden_von)
    VALUES (v_s.mandant_id, v_b.id, v_daten->>'was', false, v_daten->>'grund', engine.jetzt(), v_s.akteur);
    UPDATE akte.kontobewegungen AS b SET stand = v_daten->>'was' WHERE b.mandant_id = v_s.mandant_id AND b.id = v_b.id;
  END IF;
  SELECT max(d.id) INTO entscheidung_id FROM akte.bankentscheidungen d WHERE d.mandant_id = v_s.mandant_id AND d.kontobewegung_id = v_b.id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, 'mahnwesen', 'bankzeile_entscheiden', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten || pg_catalog.jsonb_build_object('kontobewegung_id', v_b.id), pg_catalog.jsonb_build_object('bankentscheidung', entscheidung_id), '{}'));
  RETURN QUERY SELECT bankzeile_entscheiden.entscheidung_id, true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, '§§ 366, 367 BGB'::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.bankzeile_entscheiden(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bankzeile_entscheiden(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bankzeile_entscheiden(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bankzeile_entscheiden(bigint, jsonb) IS
'Entscheidet über eine wartende Kontobewegung. p_daten: was (vorschlag mit nr; zuordnen mit schuldner „m:Mietverhältnis“ oder „h:Eigentümer:Einheit“, wahlfrei bestimmung, weitere Schuldner mit betrag_2, betrag_3; rueckgabe mit zahlung_id; sonstige; fremd), grund (bei sonstige und fremd Pflicht). Zuordnung nach §§ 366, 367 BGB, laufende Mahnungen folgen in derselben Transaktion.
Ergebnis: entscheidung_id und engine.ergebnis. Fehler: MA001, MA002; als Zeile MA012, MA014, MAF02, MAF04, MAF05, MAF07, MAF65 unbekannt, MAF66 schon entschieden, MAF67 passt nicht.';

-- Takes a decision about a line back by counter-entries; the line is work again.
-- SELECT ok FROM api.bankzeile_zuruecknehmen(502, '{"grund": "gehört dem Vormieter"}');   →  t
CREATE FUNCTION api.bankzeile_zuruecknehmen(p_kontobewegung_id bigint, p_daten jsonb)
RETURNS TABLE (entscheidung_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
#variable_conflict use_column
DECLARE
  v_felder CONSTANT jsonb := '[{"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 300}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_b      akte.kontobewegungen;
  v_d      akte.bankentscheidungen;
  v_strom  bigint;
  v_daten  jsonb;
  v_fehler jsonb;
  v_a      engine.ablehnung;
  v_z      record;
  v_neu    bigint;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  SELECT b.* INTO v_b FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.id = p_kontobewegung_id;
  SELECT d.* INTO v_d FROM akte.bankentscheidungen d WHERE d.mandant_id = v_s.mandant_id AND d.kontobewegung_id = v_b.id AND d.art <> 'storno'
     AND NOT EXISTS (SELECT FROM akte.bankentscheidungen s WHERE s.mandant_id = v_s.mandant_id AND s.storno_von = d.id) ORDER BY d.id DESC LIMIT 1;
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN engine.ablehnung('MA014', 'Ihre Rolle darf keine Zahlung zuordnen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 366 BGB', NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.')
    WHEN v_b.id IS NULL THEN engine.ablehnung('MAF65', 'Diese Kontobewegung gibt es nicht.', 'Bewegung in der Liste des Auszugs auswählen.')
    WHEN v_d.id IS NULL THEN engine.ablehnung('MAF68', 'Über diese Kontobewegung ist nichts entschieden, was zurückzunehmen wäre.', 'Sie steht in der Arbeitsliste oder ist ein Ausgang.', NULL, NULL, 'Stand ' || v_b.stand)
    WHEN v_d.art = 'zuordnung' AND EXISTS (SELECT FROM akte.zahlungen z JOIN akte.zahlungen s ON s.mandant_id = z.mandant_id AND s.storno_von = z.id AND s.art = 'ruecklastschrift'
                                            WHERE z.mandant_id = v_s.mandant_id AND z.entscheidung_id = v_d.id
                                              AND NOT EXISTS (SELECT FROM akte.zahlungen n WHERE n.mandant_id = z.mandant_id AND n.entscheidung_id = v_d.id AND n.id > s.id AND n.art = 'eingang')) THEN
      engine.ablehnung('MAF68', 'Diese Zahlung ist zurückgegeben worden.', 'Zuerst die Rückgabe zurücknehmen, wenn sie ein Irrtum war.') END;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_strom, NULL, 'mahnwesen', 'bankzeile_zuruecknehmen', NULL, coalesce(p_daten, '{}') || pg_catalog.jsonb_build_object('kontobewegung_id', p_kontobewegung_id), v_a,
                                   CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
    RETURN QUERY SELECT NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;
  PERFORM regel.bank_sperren(v_s, (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.to_jsonb(z)), '[]') FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.entscheidung_id = v_d.id));
  INSERT INTO akte.bankentscheidungen (mandant_id, kontobewegung_id, art, automatisch, grund, storno_von, entschieden_am, entschieden_von)
  VALUES (v_s.mandant_id, v_b.id, 'storno', false, v_daten->>'grund', v_d.id, engine.jetzt(), v_s.akteur)
  RETURNING id INTO entscheidung_id;
  IF v_d.art = 'zuordnung' THEN
    PERFORM regel.zahlung_zuruecknehmen(v_s, z.id, 'irrtum', greatest(engine.heute(), z.wertstellung), v_daten->>'grund', v_d.id)
       FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.entscheidung_id = v_d.id AND z.art = 'eingang'
        AND NOT EXISTS (SELECT FROM akte.zahlungen s WHERE s.mandant_id = z.mandant_id AND s.storno_von = z.id) ORDER BY z.id;
  ELSIF v_d.art = 'rueckgabe' THEN
    -- a counter-entry is not taken back: the payment that did stay is booked anew, and the fee is written off as far as it is open
    FOR v_z IN SELECT o.* FROM akte.zahlungen s JOIN akte.zahlungen o ON o.mandant_id = s.mandant_id AND o.id = s.storno_von
                WHERE s.mandant_id = v_s.mandant_id AND s.entscheidung_id = v_d.id LOOP
      INSERT INTO akte.zahlungen (mandant_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, art, betrag, wertstellung, text, erfasst_am, erfasst_von, entscheidung_id)
      VALUES (v_s.mandant_id, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id, 'eingang', v_z.betrag, v_z.wertstellung, v_z.text, engine.jetzt(), v_s.akteur, v_z.entscheidung_id)
      RETURNING id INTO v_neu;
      PERFORM regel.zahlung_verteilen(v_s, v_neu, NULL);
    END LOOP;
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am)
    SELECT f.mandant_id, f.id, 'korrektur', -f.offen, v_daten->>'grund', engine.jetzt() FROM akte.mietzahlungen f WHERE f.mandant_id = v_s.mandant_id AND f.entscheidung_id = v_d.id AND f.offen > 0;
    INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am)
    SELECT f.mandant_id, f.id, 'korrektur', -f.offen, v_daten->>'grund', engine.jetzt() FROM akte.hausgeld_sollstellungen f WHERE f.mandant_id = v_s.mandant_id AND f.entscheidung_id = v_d.id AND f.offen > 0;
  END IF;
  UPDATE akte.kontobewegungen AS b SET stand = 'offen' WHERE b.mandant_id = v_s.mandant_id AND b.id = v_b.id;
  PERFORM regel.bank_abgleichen(v_s, ARRAY[v_b.id]);
  PERFORM audit.schreiben(v_s, v_strom, NULL, 'mahnwesen', 'bankzeile_zuruecknehmen', NULL, NULL, NULL, NULL,
    engine.nutzlast(v_daten || pg_catalog.jsonb_build_object('kontobewegung_id', v_b.id), pg_catalog.jsonb_build_object('bankentscheidung', entscheidung_id, 'war', v_d.id), '{}'));
  RETURN QUERY SELECT bankzeile_zuruecknehmen.entscheidung_id, true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.bankzeile_zuruecknehmen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bankzeile_zuruecknehmen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bankzeile_zuruecknehmen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bankzeile_zuruecknehmen(bigint, jsonb) IS
'Nimmt die Entscheidung über eine Kontobewegung durch Gegenbuchungen zurück; sie steht danach wieder in der Arbeitsliste und wird nicht mehr von selbst gebucht. War es eine Rückgabe, wird die Zahlung neu gebucht und das Entgelt ausgebucht, soweit es offen ist. p_daten: grund. Fehler: MA001, MA002; als Zeile MA012, MA014, MAF65, MAF68.';

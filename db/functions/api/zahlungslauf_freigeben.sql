-- Somebody else releases a run.
-- BEGIN; SELECT sitzung.als_benutzer(1, 3);
-- SELECT * FROM api.zahlungslauf_freigeben(4);   →  12 | 13560.00 | 1
-- COMMIT;
CREATE FUNCTION api.zahlungslauf_freigeben(p_lauf_id bigint, p_daten jsonb DEFAULT '{}')
RETURNS TABLE (posten int, summe numeric, entfallen int)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[{"name": "iban_geprueft", "typ": "ja_nein", "titel": "IBAN geprüft"}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_strom bigint;
  v_l     akte.zahlungslaeufe;
  v_a     engine.ablehnung;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Zahlungslauf freigeben');
  v_strom := regel.zahlungslauf_strom(v_s);
  v_l := regel.zahlungslauf_zeile(v_s, p_lauf_id);
  -- GUARD
  v_a := CASE
    WHEN v_l.freigegeben_am IS NOT NULL THEN engine.ablehnung('MAK22', 'Dieser Lauf ist schon freigegeben.', 'Seite neu laden.')
    WHEN v_l.angelegt_von = v_s.akteur THEN engine.ablehnung('MAK23', 'Wer einen Lauf anlegt, gibt ihn nicht selbst frei.', 'Jemand anderen aus Buchhaltung oder Teamleitung bitten (Vier-Augen-Prinzip).')
    WHEN CASE v_l.art WHEN 'lastschrift' THEN regel.bankarbeitstag_vor(v_l.faellig_am) ELSE v_l.faellig_am END < engine.heute() THEN
      engine.ablehnung('MAK24', 'Für diesen Tag nimmt die Bank nichts mehr an.', 'Lauf stornieren und mit einem späteren Tag neu anlegen.') END;
  IF v_a.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_a);
  END IF;
  -- what changed between preview and release stays out, with its reason
  UPDATE akte.zahlungslauf_posten AS p SET erledigt = 'entfallen', erledigt_am = engine.heute(), erledigt_grund = m.grund
    FROM regel.zahlungslauf_maengel(v_s.mandant_id, v_l.id) m WHERE p.mandant_id = v_s.mandant_id AND p.id = m.posten_id;
  GET DIAGNOSTICS entfallen = ROW_COUNT;
  SELECT count(*)::int, sum(p.betrag) INTO posten, summe FROM akte.zahlungslauf_posten p WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND p.erledigt IS NULL;
  IF posten = 0 THEN
    PERFORM engine.werfen(engine.ablehnung('MAK25', 'Von diesem Lauf ist nichts übrig.', 'Lauf stornieren; die Vorschau zeigt, was sich geändert hat.'));
  ELSIF NOT coalesce((regel.angaben_lesen(v_felder, p_daten, NULL)->>'iban_geprueft')::boolean, false)
        AND EXISTS (SELECT FROM akte.zahlungslauf_posten p WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND p.erledigt IS NULL AND p.auftrag_id IS NOT NULL
                       AND regel.iban_warnung(v_s.mandant_id, p.auftrag_id, engine.heute()) IS NOT NULL) THEN
    PERFORM engine.werfen(engine.ablehnung('MAK26', 'In diesem Lauf ist eine IBAN neu oder nicht hinterlegt.', 'Die gekennzeichneten Empfänger unter ihrer bekannten Nummer zurückfragen und das Häkchen setzen.', NULL, 'iban_geprueft'));
  END IF;
  UPDATE akte.zahlungslaeufe AS l SET freigegeben_am = engine.jetzt(), freigegeben_von = v_s.akteur WHERE l.mandant_id = v_s.mandant_id AND l.id = v_l.id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'zahlungslauf_freigeben', NULL, NULL, NULL, NULL,
    engine.nutzlast(coalesce(p_daten, '{}'), pg_catalog.jsonb_build_object('lauf_id', v_l.id, 'posten', posten, 'summe', summe::text, 'entfallen', entfallen), '{}'));
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION api.zahlungslauf_freigeben(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_freigeben(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_freigeben(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_freigeben(bigint, jsonb) IS
'Gibt einen Zahlungslauf frei, als zweite Person. Was sich seit dem Anlegen geändert hat (bezahlt, Mandat widerrufen, Auftrag storniert), entfällt mit Grund. p_daten: iban_geprueft (ja, wenn eine IBAN neu oder nicht hinterlegt ist). Danach ändert sich am Lauf nichts mehr. Ergebnis: posten, summe, entfallen. Fehler: MA001, MA002, MA012, MA014, MAK20–MAK26.';

-- Four eyes over an erasure: one checks, another releases; either may refuse.
-- SELECT ok, fehlercode FROM api.loeschung_entscheiden('77c1…', 'pruefen');
--  t |
CREATE FUNCTION api.loeschung_entscheiden(p_kennung uuid, p_was text, p_grund text DEFAULT NULL)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s    sitzung.person := engine.tuer();
  v_haus bigint;
  v_l    akte.loeschauftraege;
  v_a    engine.ablehnung;
BEGIN
  -- LOCK ACQUISITION
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);
  SELECT l.* INTO v_l FROM akte.loeschauftraege l WHERE l.mandant_id = v_s.mandant_id AND l.kennung = p_kennung FOR UPDATE;

  -- GUARD
  v_a := regel.datenschutz_berechtigt(v_s);
  IF v_a.fehlercode IS NULL THEN
    v_a := CASE
      WHEN v_l.id IS NULL THEN engine.ablehnung('MAH12', 'Diesen Löschauftrag gibt es nicht.', 'Die Seite Datenschutz zeigt alle Aufträge.', 'Art. 17 DSGVO')
      WHEN v_l.ausgefuehrt_am IS NOT NULL OR v_l.abgelehnt_am IS NOT NULL THEN engine.ablehnung('MAH13', 'Über diesen Löschauftrag ist schon entschieden.', 'Die Seite neu laden.', 'Art. 17 DSGVO')
      WHEN coalesce(p_was, '') NOT IN ('pruefen', 'freigeben', 'ablehnen') THEN engine.ablehnung('MAH14', 'Das gibt es hier nicht.', 'pruefen, freigeben oder ablehnen.', NULL, NULL, 'Gewünscht: ' || coalesce(p_was, 'nichts'))
      WHEN (p_was = 'pruefen' AND v_l.geprueft_am IS NOT NULL) OR (p_was = 'freigeben' AND (v_l.geprueft_am IS NULL OR v_l.freigegeben_am IS NOT NULL)) THEN
        engine.ablehnung('MAH13', 'Das ist jetzt nicht der nächste Schritt.', 'Erst prüfen, dann freigeben; die Seite neu laden.', 'Art. 17 DSGVO')
      WHEN p_was = 'freigeben' AND v_l.geprueft_von = v_s.akteur THEN
        engine.ablehnung('MAH15', 'Wer geprüft hat, gibt nicht selbst frei.', 'Eine zweite zuständige Person darum bitten (Vier-Augen-Prinzip).', 'Art. 5 Abs. 1 Buchst. f DSGVO')
      WHEN p_was = 'ablehnen' AND pg_catalog.length(pg_catalog.btrim(coalesce(p_grund, ''))) NOT BETWEEN 3 AND 500 THEN
        engine.ablehnung('MAH08', 'Warum wird nicht gelöscht?', 'Einen Grund von 3 bis 500 Zeichen angeben.', 'Art. 17 Abs. 3 DSGVO', 'grund')
    END;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_haus, NULL, NULL, 'loeschung_entscheiden', NULL, pg_catalog.jsonb_build_object('auftrag', p_kennung, 'was', p_was), v_a, NULL);
  END IF;
  UPDATE akte.loeschauftraege AS l
     SET geprueft_am     = CASE p_was WHEN 'pruefen' THEN engine.jetzt() ELSE l.geprueft_am END,
         geprueft_von    = CASE p_was WHEN 'pruefen' THEN v_s.akteur ELSE l.geprueft_von END,
         freigegeben_am  = CASE p_was WHEN 'freigeben' THEN engine.jetzt() ELSE l.freigegeben_am END,
         freigegeben_von = CASE p_was WHEN 'freigeben' THEN v_s.akteur ELSE l.freigegeben_von END,
         abgelehnt_am    = CASE p_was WHEN 'ablehnen' THEN engine.jetzt() END,
         abgelehnt_von   = CASE p_was WHEN 'ablehnen' THEN v_s.akteur END,
         abgelehnt_grund = CASE p_was WHEN 'ablehnen' THEN pg_catalog.btrim(p_grund) END
   WHERE l.mandant_id = v_s.mandant_id AND l.id = v_l.id;
  PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'loeschung_entscheiden', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('auftrag', p_kennung, 'was', p_was), '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Art. 17 DSGVO', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.loeschung_entscheiden(uuid, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.loeschung_entscheiden(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.loeschung_entscheiden(uuid, text, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.loeschung_entscheiden(uuid, text, text) IS
'Prüft, gibt frei (eine andere Person) oder lehnt ab (mit p_grund). Ausgeführt wird im Nachtlauf.
Norm: Art. 17 DSGVO. Fehler: MA001, MA002; als Ablehnung MAH02, MAH08, MAH12 bis MAH15.';

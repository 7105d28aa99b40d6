-- Done: the day, what was done, photos. Ends the task and the link; what the tenant reads follows by itself.
--
-- BEGIN; SELECT sitzung.betreten('77d0…');
-- SELECT ok FROM portal.auftrag_melden('{"erledigt_am": "26.11.2026", "bericht": "Klingelknopf getauscht."}', '{}');
--  t
-- COMMIT;
CREATE FUNCTION portal.auftrag_melden(p_daten jsonb, p_fotos bytea[])
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_r      akte.auftraege;
  v_v      engine.vorgang;
  v_t      engine.traeger;
  v_felder jsonb := '{}'::jsonb;
  v_tag    date;
  v_meldung text;
  v_fotos  uuid[];
  v_text   text := pg_catalog.btrim(coalesce(p_daten->>'bericht', ''));
BEGIN
  SELECT t.* INTO v_t FROM akte.auftraege r JOIN engine.vorgang v ON v.mandant_id = r.mandant_id AND v.id = r.vorgang_id JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE r.mandant_id = v_s.mandant_id AND r.id = sitzung.auftrag_link_gilt();
  -- LOCK ACQUISITION: then the link is looked at again, a second tap may have been faster
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT r.* INTO v_r FROM akte.auftraege r WHERE r.mandant_id = v_s.mandant_id AND r.id = sitzung.auftrag_link_gilt();
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_r.vorgang_id AND v.beendet_am IS NULL FOR UPDATE;
  IF v_v.id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA107',
      MESSAGE = 'Dieser Link gilt nicht mehr.',
      DETAIL = 'Der Link ist abgelaufen, wurde schon benutzt oder ist unvollständig.',
      HINT = 'Einen neuen Link anfordern.';
  END IF;
  SELECT (f.wert#>>'{}')::date, f.meldung INTO v_tag, v_meldung FROM engine.feld_lesen('{"typ": "datum", "nicht_in_zukunft": true}', coalesce(p_daten->>'erledigt_am', '')) f;
  IF v_meldung IS NULL AND v_tag < (v_r.erteilt_am AT TIME ZONE 'Europe/Berlin')::date THEN
    v_meldung := 'Der Auftrag ist vom ' || regel.datum((v_r.erteilt_am AT TIME ZONE 'Europe/Berlin')::date) || ', vorher kann er nicht erledigt sein.';
  END IF;
  IF v_meldung IS NOT NULL THEN
    v_felder := v_felder || pg_catalog.jsonb_build_object('erledigt_am', v_meldung);
  END IF;
  IF pg_catalog.length(v_text) NOT BETWEEN 3 AND 2000 THEN
    v_felder := v_felder || '{"bericht": "Bitte in wenigen Worten sagen, was getan wurde."}';
  END IF;
  IF pg_catalog.cardinality(p_fotos) > 6 THEN
    v_felder := v_felder || '{"fotos": "Höchstens sechs Fotos."}';
  END IF;
  IF v_felder <> '{}' THEN
    RETURN engine.abgelehnt(v_s, v_t.id, v_v.id, v_v.automat, 'auftrag_melden', v_v.zustand, coalesce(p_daten, '{}'),
      engine.ablehnung('MAE57', 'Da fehlt noch etwas.', 'Die markierten Felder ausfüllen.'), v_felder);
  END IF;
  -- first what was reported, then the step that ends the task and with it the link
  UPDATE akte.auftraege AS r SET erledigt_am = v_tag, bericht = v_text, gemeldet_am = engine.jetzt() WHERE r.mandant_id = v_r.mandant_id AND r.id = v_r.id;
  v_fotos := ARRAY(SELECT api.datei_ablegen(f.inhalt, pg_catalog.jsonb_build_object('typ', 'image/jpeg', 'art', 'foto', 'name', 'Nach der Arbeit ' || f.nr))
                     FROM pg_catalog.unnest(p_fotos) WITH ORDINALITY AS f(inhalt, nr) ORDER BY f.nr);
  INSERT INTO akte.anfrage_dateien (mandant_id, anfrage_id, datei_id)
  SELECT v_s.mandant_id, v_r.anfrage_id, d.id FROM akte.dateien d WHERE d.mandant_id = v_s.mandant_id AND d.kennung = ANY (v_fotos) ORDER BY d.id;
  INSERT INTO akte.anfrage_nachrichten (mandant_id, anfrage_id, art, text, weg, von, am)
  VALUES (v_s.mandant_id, v_r.anfrage_id, 'notiz', 'Erledigt am ' || regel.datum(v_tag) || ': ' || v_text, NULL, v_s.akteur, engine.jetzt());
  PERFORM engine.uebergang(v_s, v_v, engine.uebergang_suchen(v_v, 'erledigen'), v_t, pg_catalog.jsonb_build_object('ergebnis', 'Erledigt am ' || regel.datum(v_tag) || ': ' || v_text), '{}', NULL);
  RETURN ROW(true, v_v.id, v_v.zustand, 'erledigt', NULL, NULL, NULL, NULL, NULL, NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION portal.auftrag_melden(jsonb, bytea[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.auftrag_melden(jsonb, bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.auftrag_melden(jsonb, bytea[]) TO mietakte_freigabe, mietakte_dba;
COMMENT ON FUNCTION portal.auftrag_melden(jsonb, bytea[]) IS
'Meldet den Auftrag, für den der Link gilt, als erledigt: beendet die Aufgabe und den Link, hängt die Fotos an die Anfrage; was die Mieterseite liest, folgt von selbst. Danach COMMIT. p_daten: erledigt_am, bericht; p_fotos: bis zu sechs neu kodierte JPEG.
Fehler: MA001, MA002, MA107 der Link gilt nicht (mehr), MA821, MA822; als Zeile MAE57 mit den Feldern.';

-- One door for portal, voicebot, e-mail and phone. The same report twice is one enquiry and gets the first receipt.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, nummer, doppelt FROM api.anfrage_eingang('{"kanal": "telefon", "kategorie": "schaden", "vertragsnummer": "0147/07/1",
--   "text": "Im Bad tropft es von der Decke.", "raum": "Bad", "seit": "19.11.2026"}');
--  ok | nummer       | doppelt
--  t  | A-2026-00017 | f
-- COMMIT;
CREATE FUNCTION api.anfrage_eingang(p_daten jsonb)
RETURNS TABLE (nummer text, kennung uuid, eingegangen_am timestamptz, doppelt boolean, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text,
               detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
#variable_conflict use_column
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_daten   jsonb := CASE pg_catalog.jsonb_typeof(coalesce(p_daten, '{}')) WHEN 'object' THEN p_daten ELSE '{}' END;
  v_dateien jsonb := v_daten->'dateien';
  v_t       bigint;
  v_e       engine.ergebnis;
  v_a       akte.anfragen;
  v_b       record;
  v_v       engine.vorgang;
  v_u       engine.uebergaenge;
  v_fehlt   text;
BEGIN
  -- the bracket of what belongs to no tenancy: one per client, made when it is first needed
  SELECT t.id INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  IF v_t IS NULL THEN
    INSERT INTO engine.traeger (mandant_id, art) VALUES (v_s.mandant_id, 'standalone') ON CONFLICT DO NOTHING;
    SELECT t.id INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  END IF;
  -- LOCK ACQUISITION: before looking for a duplicate, or two halves of a double click would not see each other
  PERFORM engine.sperren(v_s.mandant_id, v_t);

  v_daten := v_daten - 'dateien';
  IF v_s.mieter_id IS NOT NULL THEN
    -- who is logged in is who is asking, and where from; flat and object follow from the own contract
    v_daten := v_daten - ARRAY['mieter', 'einheit', 'objekt'] || '{"kanal": "portal"}';
  END IF;
  -- GUARD: pictures are stored before (api.datei_ablegen); here they are only named
  IF coalesce(v_dateien, 'null') <> 'null' THEN
    v_fehlt := CASE
      WHEN pg_catalog.jsonb_typeof(v_dateien) <> 'array' THEN 'Die Dateien fehlen als Liste ihrer Kennungen.'
      WHEN pg_catalog.jsonb_array_length(v_dateien) > 6 THEN 'Höchstens sechs Dateien.'
      WHEN EXISTS (SELECT FROM pg_catalog.jsonb_array_elements_text(v_dateien) x
                    WHERE NOT EXISTS (SELECT FROM akte.dateien d WHERE d.mandant_id = v_s.mandant_id AND d.kennung::text = pg_catalog.lower(x)
                                         AND (v_s.mieter_id IS NULL OR d.hochgeladen_von = v_s.akteur))) THEN 'Eine der Dateien ist nicht angekommen.' END;
    IF v_fehlt IS NOT NULL THEN
      v_e := engine.abgelehnt(v_s, v_t, NULL, 'anfrage_general', 'starten', NULL, v_daten,
        engine.ablehnung('MAE08', v_fehlt, 'Die Dateien noch einmal hochladen.', NULL, 'dateien'), NULL);
      RETURN QUERY SELECT NULL::text, NULL::uuid, NULL::timestamptz, false, (v_e).*;
      RETURN;
    END IF;
  END IF;

  -- the same message: by the number its mailbox or voicebot gave it, however old; by its words, if the first is still open
  IF v_daten->>'externe_id' IS NOT NULL THEN
    SELECT a.* INTO v_a FROM akte.anfragen a
     WHERE a.mandant_id = v_s.mandant_id AND a.kanal = v_daten->>'kanal' AND a.externe_id = pg_catalog.btrim(v_daten->>'externe_id');
  END IF;
  IF v_a.id IS NULL AND v_daten->>'text' IS NOT NULL
     AND coalesce(v_daten->>'mieter', '00000000-0000-0000-0000-000000000000') ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
     AND coalesce(v_daten->>'einheit', '00000000-0000-0000-0000-000000000000') ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
    SELECT * INTO v_b FROM regel.anfrage_bezug(v_s.mandant_id, v_daten, v_s.mieter_id);
    SELECT a.* INTO v_a
      FROM akte.anfragen a JOIN engine.vorgang v ON v.mandant_id = a.mandant_id AND v.id = a.vorgang_id
     WHERE a.mandant_id = v_s.mandant_id AND a.person = regel.anfrage_person(v_b.mieter_id, v_b.mietverhaeltnis_id, v_daten)
       AND a.text_digest = regel.anfrage_digest(v_daten->>'text') AND a.erfasst_am > engine.jetzt() - interval '24 hours' AND v.beendet_am IS NULL
     ORDER BY a.id LIMIT 1;
  END IF;
  IF v_a.id IS NOT NULL THEN
    SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_a.vorgang_id FOR UPDATE;
    IF v_v.beendet_am IS NULL THEN
      v_u := engine.uebergang_suchen(v_v, 'wiederholen');
      PERFORM engine.uebergang(v_s, v_v, v_u, (SELECT t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = v_t),
        pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('kanal', v_daten->>'kanal', 'externe_id', v_daten->>'externe_id')), '{}', NULL);
    END IF;
    RETURN QUERY SELECT v_a.nummer, v_a.kennung, v_a.eingegangen_am, true,
      true, v_a.vorgang_id, NULL::text, v_v.zustand, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::jsonb;
    RETURN;
  END IF;

  v_e := engine.starten('anfrage_general', v_t, v_daten);
  IF v_e.ok THEN
    SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = v_s.mandant_id AND a.vorgang_id = v_e.vorgang_id;
    IF coalesce(v_dateien, 'null') <> 'null' THEN
      INSERT INTO akte.anfrage_dateien (mandant_id, anfrage_id, datei_id)
      SELECT DISTINCT v_s.mandant_id, v_a.id, d.id
        FROM pg_catalog.jsonb_array_elements_text(v_dateien) x JOIN akte.dateien d ON d.mandant_id = v_s.mandant_id AND d.kennung::text = pg_catalog.lower(x);
    END IF;
  END IF;
  RETURN QUERY SELECT v_a.nummer, v_a.kennung, v_a.eingegangen_am, false, (v_e).*;
END
$fn$;
ALTER FUNCTION api.anfrage_eingang(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.anfrage_eingang(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.anfrage_eingang(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.anfrage_eingang(jsonb) IS
'Nimmt eine Anfrage entgegen, gleich aus welchem Kanal. Danach COMMIT. Ergebnis: nummer (Eingangsnummer), kennung, eingegangen_am, doppelt (true: dieselbe Meldung lag schon vor, genannt ist die erste) und engine.ergebnis.
p_daten, Pflicht: kanal (portal, voicebot, email, telefon, schalter), kategorie (schaden, frage, beschwerde, unterlagen, bank, sonstiges), text.
Wahlfrei: betreff, vertragsnummer (oder Kennung der Akte), mieter, einheit (Kennungen), objekt (Nummer), name, telefon, email, raum, gewerk, seit, dringend, eingegangen_am, externe_id (Kennung der Nachricht beim Absender), dateien (bis zu sechs Kennungen aus api.datei_ablegen).
Doppelt ist eine Meldung mit derselben externe_id, oder mit demselben Wortlaut derselben Person binnen 24 Stunden, solange die erste offen ist. Wer im Portal angemeldet ist, fragt immer für sich.
Norm: § 130 Abs. 1 BGB (Zugang). Fehler: MA001, MA002; als Zeile MA012, MA014, MAE01, MAE02, MAE08, MAE09.';

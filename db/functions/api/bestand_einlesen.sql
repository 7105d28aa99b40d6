-- Takes over existing leases and their history, all or nothing; a second run with the same rows changes nothing.
--
-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT zeile, ok, meldung FROM api.bestand_einlesen('[{"datei": "objekte", "zeile": 2, "OBJ_ID": "3", …}, …]');
--  zeile | ok | meldung
--      2 | t  | Objekt 003 angelegt.
-- COMMIT;
CREATE FUNCTION api.bestand_einlesen(p_zeilen jsonb, p_quelle text DEFAULT 'bestand')
RETURNS SETOF api.bestand_befund
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_heute   date := engine.heute();
  v_haus    bigint;
  v_b       jsonb;
  v_befunde api.bestand_befund[];
  v_status  jsonb;
  v_zahlen  jsonb;
  v_kuendigungen jsonb;
  v_fehler  bigint;
  v_neue    bigint[];
BEGIN
  -- LOCK ACQUISITION: one import of a client at a time; the bracket of the house carries its log
  INSERT INTO engine.traeger (mandant_id, art) VALUES (v_s.mandant_id, 'standalone') ON CONFLICT DO NOTHING;
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);

  IF (api.bestand_tuer(v_s, p_quelle)).meldung IS NOT NULL THEN
    v_befunde := ARRAY[api.bestand_tuer(v_s, p_quelle)];
  ELSE
    RAISE NOTICE '0 %%: Zellen lesen';
    SELECT l.zeilen, l.befunde INTO v_b, v_befunde FROM api.bestand_lesen(p_zeilen) l;
    v_b := api.bestand_vorgaenge_zuordnen(p_b => v_b, p_quelle => p_quelle, p_mandant_id => v_s.mandant_id);
    RAISE NOTICE '8 %%: Zusammenhänge prüfen';
    v_befunde := v_befunde || ARRAY(SELECT b FROM api.bestand_befunde(v_b, p_quelle, v_s.mandant_id, v_heute) b);
  END IF;
  SELECT count(*) INTO v_fehler FROM pg_catalog.unnest(v_befunde) b WHERE NOT b.ok;
  IF v_fehler > 0 THEN
    PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'bestand_einlesen', NULL, NULL,
              coalesce((SELECT b.fehlercode FROM pg_catalog.unnest(v_befunde) b WHERE b.fehlercode IN ('MA722', 'MA724') LIMIT 1), 'MA700'), NULL,
              engine.nutzlast(pg_catalog.jsonb_build_object('quelle', pg_catalog.left(p_quelle, 60), 'fehler', v_fehler), '{}', '{}'));
    RETURN QUERY SELECT * FROM pg_catalog.unnest(v_befunde);
    RETURN;
  END IF;

  RAISE NOTICE '20 %%: Mit dem Vorhandenen vergleichen';
  SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.to_jsonb(x)), '[]') INTO v_status FROM api.bestand_status(v_b, p_quelle, v_s.mandant_id) x;

  RAISE NOTICE '24 %%: Personen, Objekte, Einheiten';
  PERFORM api.bestand_stammdaten_anlegen(v_b, p_quelle, v_s.mandant_id);
  RAISE NOTICE '26 %%: Mietverhältnisse';
  v_neue := api.bestand_mietverhaeltnisse_anlegen(v_b, p_quelle, v_s.mandant_id, v_heute);
  RAISE NOTICE '45 %%: Stand der Mietverhältnisse';
  SELECT pg_catalog.jsonb_object_agg(m.id, pg_catalog.jsonb_build_object('durch', CASE WHEN g.wort LIKE '%vermieter' THEN 'vermieter' ELSE 'mieter' END, 'zugang', g.von))
    INTO v_kuendigungen
    FROM (SELECT DISTINCT ON (h.vertrag) h.*, p_quelle || ':vertrag:' || h.vertrag AS herkunft FROM api.bestand_vorgaenge(v_b) h
           WHERE h.automat = 'kuendigung' AND h.zustand IS NOT NULL AND h.wort LIKE '%mieter' ORDER BY h.vertrag, h.von DESC) g
    JOIN akte.mietverhaeltnisse m ON m.mandant_id = v_s.mandant_id AND m.herkunft = g.herkunft;
  PERFORM api.bestand_master_uebernehmen(v_s, coalesce(v_kuendigungen, '{}'));
  RAISE NOTICE '55 %%: Historie';
  PERFORM api.bestand_historie_anlegen(v_b, p_quelle, v_s, v_neue);

  RAISE NOTICE '95 %%: Abschluss';
  INSERT INTO akte.altzeilen AS a (mandant_id, quelle, datei, schluessel, zeile, werte)
  SELECT v_s.mandant_id, p_quelle, x.datei, x.schluessel, x.zeile, x.werte
    FROM pg_catalog.jsonb_to_recordset(v_status) AS x(datei text, schluessel text, zeile int, werte jsonb, stufe text)
   WHERE x.stufe IN ('neu', 'geaendert')
  ON CONFLICT (mandant_id, quelle, datei, schluessel) DO UPDATE SET werte = EXCLUDED.werte, zeile = EXCLUDED.zeile, eingelesen_am = now();
  SELECT pg_catalog.jsonb_object_agg(z.datei, z.stufen) INTO v_zahlen
    FROM (SELECT y.datei, pg_catalog.jsonb_object_agg(y.stufe, y.anzahl) AS stufen
            FROM (SELECT x.datei, x.stufe, count(*) AS anzahl FROM pg_catalog.jsonb_to_recordset(v_status) AS x(datei text, stufe text) GROUP BY 1, 2) y GROUP BY y.datei) z;
  PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'bestand_einlesen', NULL, NULL, NULL, NULL,
            engine.nutzlast(pg_catalog.jsonb_build_object('quelle', p_quelle, 'zeilen', v_zahlen), '{}', '{}'));
  RETURN QUERY SELECT * FROM pg_catalog.unnest(v_befunde);
  RETURN QUERY
  SELECT x.zeile, true, CASE x.stufe WHEN 'neu' THEN 'Übernommen.' WHEN 'gleich' THEN 'Schon übernommen, unverändert.' ELSE x.meldung END,
         x.datei, NULL::text, x.schluessel, NULL::text, CASE x.stufe WHEN 'geaendert' THEN 'MA720' END, x.stufe
    FROM pg_catalog.jsonb_to_recordset(v_status) AS x(datei text, schluessel text, zeile int, stufe text, meldung text);
END
$fn$;
ALTER FUNCTION api.bestand_einlesen(jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_einlesen(jsonb, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_einlesen(jsonb, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.bestand_einlesen(jsonb, text) IS
'Übernimmt einen Bestand mit seiner Historie, ganz oder gar nicht; Argumente und Ergebnis wie api.bestand_pruefen. Ist eine Zeile mit ok=falsch dabei, wurde nichts geschrieben. Wiederholbar: bekannte Zeilen
bleiben, im alten Programm geänderte werden gemeldet (stufe geaendert) und nicht überschrieben. Mietverhältnisse bekommen ihren Master im Stand der Daten, Historie wird zu beendeten Vorgängen, beides als
übernommen markiert. Fortschritt als NOTICE „n %: …“. Fehler: MA001, MA002; als Zeile MA701 bis MA729.';

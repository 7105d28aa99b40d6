-- Keeps an upload between the check and the reading in. Uploads nobody read in within a day are thrown away.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 3);
-- SELECT api.bestand_ablegen('[{"datei": "objekte", "zeile": 2, …}]', '{"dateien": [{"name": "objekte.csv", "zeilen": 1}]}', 'bestand');
--  8f0c2c1e-…
-- COMMIT;
CREATE FUNCTION api.bestand_ablegen(p_zeilen jsonb, p_dateien jsonb, p_quelle text DEFAULT 'bestand')
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_b       api.bestand_befund := api.bestand_tuer(v_s, p_quelle);
  v_kennung uuid;
BEGIN
  IF v_b.meldung IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = v_b.fehlercode, MESSAGE = v_b.meldung, DETAIL = 'Rolle ' || coalesce(v_s.rolle, '–'), HINT = v_b.hinweis;
  END IF;
  DELETE FROM akte.einlesungen AS e WHERE e.mandant_id = v_s.mandant_id AND e.eingelesen_am IS NULL AND e.angelegt_am < pg_catalog.clock_timestamp() - interval '1 day';
  INSERT INTO akte.einlesungen (mandant_id, quelle, dateien, zeilen, angelegt_von)
  VALUES (v_s.mandant_id, p_quelle, p_dateien, p_zeilen, v_s.akteur)
  RETURNING kennung INTO v_kennung;
  RETURN v_kennung;
END
$fn$;
ALTER FUNCTION api.bestand_ablegen(jsonb, jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_ablegen(jsonb, jsonb, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_ablegen(jsonb, jsonb, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.bestand_ablegen(jsonb, jsonb, text) IS
'Legt hochgeladene Zeilen bis zum Einlesen ab (höchstens einen Tag) und gibt ihre Kennung zurück. p_dateien beschreibt die Dateien und was an ihnen auffiel. Fehler: MA001, MA002, MA722 Rolle, MA724 Quelle.';

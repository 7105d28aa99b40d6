-- Stores the PDF of a frozen document, once.
-- SELECT encode(api.dokument_ablegen('0d6f…', '\x255044462d…'), 'hex');   →  its SHA-256
CREATE FUNCTION api.dokument_ablegen(p_kennung uuid, p_inhalt bytea)
RETURNS bytea
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s  sitzung.person := engine.tuer();
  v_id bigint;
BEGIN
  SELECT d.id INTO v_id FROM akte.dokumente d WHERE d.mandant_id = v_s.mandant_id AND d.kennung = p_kennung;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA823', MESSAGE = 'Dieses Dokument gibt es nicht.', DETAIL = 'Kennung ' || p_kennung,
      HINT = 'api.dokumente_ohne_datei nennt, was zu rendern ist.';
  END IF;
  IF pg_catalog.substr(p_inhalt, 1, 5) <> '\x255044462d' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA824', MESSAGE = 'Die gerenderte Urkunde ist kein PDF.', DETAIL = 'Kennung ' || p_kennung,
      HINT = 'Vorlage prüfen und noch einmal rendern.';
  END IF;
  -- two renderers may meet here; the first file is the one that stays
  INSERT INTO akte.dokument_dateien (mandant_id, dokument_id, inhalt, sha256, gerendert_am)
  VALUES (v_s.mandant_id, v_id, p_inhalt, pg_catalog.sha256(p_inhalt), pg_catalog.clock_timestamp())
  ON CONFLICT (mandant_id, dokument_id) DO NOTHING;
  RETURN (SELECT f.sha256 FROM akte.dokument_dateien f WHERE f.mandant_id = v_s.mandant_id AND f.dokument_id = v_id);
END
$fn$;
ALTER FUNCTION api.dokument_ablegen(uuid, bytea) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.dokument_ablegen(uuid, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.dokument_ablegen(uuid, bytea) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.dokument_ablegen(uuid, bytea) IS
'Legt das gerenderte PDF zu einem Dokument ab und gibt seine SHA-256 zurück; ein schon abgelegtes bleibt. Fehler: MA001, MA002, MA823, MA824.';

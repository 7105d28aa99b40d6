-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT api.datei_ablegen('\x255044462d312e37', '{"typ":"application/pdf","name":"Mietvertrag.pdf"}');
--  0d6f…   (its kennung, for a field of type datei)
-- COMMIT;
CREATE FUNCTION api.datei_ablegen(p_inhalt bytea, p_daten jsonb)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_kennung uuid;
BEGIN
  IF p_inhalt IS NULL OR pg_catalog.length(p_inhalt) = 0 OR pg_catalog.length(p_inhalt) > 20971520 THEN
    RAISE EXCEPTION USING ERRCODE = 'MA821', MESSAGE = 'Die Datei ist leer oder größer als 20 MB.', COLUMN = 'datei',
      HINT = 'Ein Foto mit geringerer Auflösung oder eine kleinere Datei wählen.';
  END IF;
  -- the first bytes decide what it is, not what the sender says
  IF NOT ((p_daten->>'typ' = 'image/jpeg' AND pg_catalog.substr(p_inhalt, 1, 3) = '\xffd8ff')
       OR (p_daten->>'typ' = 'image/png' AND pg_catalog.substr(p_inhalt, 1, 8) = '\x89504e470d0a1a0a')
       OR (p_daten->>'typ' = 'application/pdf' AND pg_catalog.substr(p_inhalt, 1, 5) = '\x255044462d')) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA822', MESSAGE = 'Diese Art von Datei wird nicht angenommen.', COLUMN = 'datei',
      DETAIL = 'Typ ' || coalesce(p_daten->>'typ', 'fehlt'), HINT = 'Angenommen werden JPEG- und PNG-Bilder und PDF.';
  END IF;
  INSERT INTO akte.dateien (mandant_id, art, name, typ, inhalt, sha256, sha256_original, aufgenommen_am, signaturen, hochgeladen_von)
  VALUES (v_s.mandant_id,
          CASE WHEN p_daten->>'typ' = 'application/pdf' THEN 'pdf' WHEN p_daten->>'art' = 'unterschrift' THEN 'unterschrift' ELSE 'foto' END,
          pg_catalog.left(coalesce(nullif(p_daten->>'name', ''), 'Datei'), 200), p_daten->>'typ', p_inhalt, pg_catalog.sha256(p_inhalt),
          pg_catalog.decode(p_daten->>'sha256_original', 'hex'), (p_daten->>'aufgenommen_am')::timestamptz,
          CASE WHEN p_daten->>'typ' = 'application/pdf' AND pg_catalog.jsonb_typeof(p_daten->'signaturen') = 'array' THEN p_daten->'signaturen' END, v_s.akteur)
  RETURNING kennung INTO v_kennung;
  RETURN v_kennung;
END
$fn$;
ALTER FUNCTION api.datei_ablegen(bytea, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datei_ablegen(bytea, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datei_ablegen(bytea, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.datei_ablegen(bytea, jsonb) IS
'Legt eine Datei ab (Foto, Unterschrift, PDF; höchstens 20 MB) und gibt ihre Kennung zurück, die in Felder vom Typ datei gehört.
p_daten: typ (image/jpeg, image/png, application/pdf), name, art (foto, unterschrift), sha256_original (hex), aufgenommen_am, signaturen (Ergebnis der Signaturprüfung eines PDF). Bilder vorher neu kodieren. Fehler: MA001, MA002, MA821, MA822.';

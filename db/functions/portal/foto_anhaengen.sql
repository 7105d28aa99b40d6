-- Adds a photo to an own report that is still open. The same photo again is the same photo; the seventh is refused.
--
-- BEGIN; SELECT sitzung.als_mieter(1, 5);
-- SELECT portal.foto_anhaengen('0d6f…', '\xffd8ff…', '{"typ": "image/jpeg", "name": "Decke.jpg", "sha256_original": "9f86…"}');   →  4c1e…
-- COMMIT;
CREATE FUNCTION portal.foto_anhaengen(p_kennung uuid, p_inhalt bytea, p_daten jsonb)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := portal.mieter_tuer();
  v_a     akte.anfragen := portal.meine_anfrage(p_kennung);
  v_strom bigint;
  v_datei uuid;
BEGIN
  SELECT v.traeger_id INTO v_strom FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_a.vorgang_id;
  -- LOCK ACQUISITION: before counting, or two tabs would add the seventh
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  IF (SELECT v.beendet_am FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_a.vorgang_id) IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE63', MESSAGE = 'Diese Meldung ist abgeschlossen.', COLUMN = 'fotos', HINT = 'Ist der Schaden nicht behoben, melden Sie ihn bitte noch einmal.';
  END IF;
  -- it was taken as a picture of six kinds of bytes; a tenant's photo is a JPEG that was made anew
  IF p_daten->>'typ' IS DISTINCT FROM 'image/jpeg' OR p_daten->>'sha256_original' !~ '^[0-9a-f]{64}$' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA822', MESSAGE = 'Diese Art von Datei wird nicht angenommen.', COLUMN = 'fotos', HINT = 'Angenommen werden Fotos als JPEG, PNG oder WebP.';
  END IF;
  SELECT d.kennung INTO v_datei FROM akte.anfrage_dateien f JOIN akte.dateien d ON d.mandant_id = f.mandant_id AND d.id = f.datei_id
   WHERE f.mandant_id = v_s.mandant_id AND f.anfrage_id = v_a.id AND d.sha256_original = pg_catalog.decode(p_daten->>'sha256_original', 'hex');
  IF v_datei IS NOT NULL THEN
    RETURN v_datei;
  END IF;
  IF (SELECT count(*) FROM akte.anfrage_dateien f WHERE f.mandant_id = v_s.mandant_id AND f.anfrage_id = v_a.id) >= 6 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE64', MESSAGE = 'Zu einer Meldung gehören höchstens sechs Fotos.', COLUMN = 'fotos', HINT = 'Die sechs aussagekräftigsten auswählen.';
  END IF;
  v_datei := api.datei_ablegen(p_inhalt := p_inhalt, p_daten := p_daten || '{"art": "foto"}');
  INSERT INTO akte.anfrage_dateien (mandant_id, anfrage_id, datei_id)
  SELECT v_s.mandant_id, v_a.id, d.id FROM akte.dateien d WHERE d.mandant_id = v_s.mandant_id AND d.kennung = v_datei;
  PERFORM audit.schreiben(v_s, v_strom, v_a.vorgang_id, 'anfrage_general', 'foto_anhaengen', NULL, NULL, NULL, NULL,
    engine.nutzlast(pg_catalog.jsonb_build_object('datei', v_datei, 'sha256_original', p_daten->'sha256_original'), '{}', '{}'));
  RETURN v_datei;
END
$fn$;
ALTER FUNCTION portal.foto_anhaengen(uuid, bytea, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.foto_anhaengen(uuid, bytea, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.foto_anhaengen(uuid, bytea, jsonb) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.foto_anhaengen(uuid, bytea, jsonb) IS
'Hängt ein Foto (vorher neu kodiertes JPEG) an eine eigene offene Meldung und gibt die Kennung der Datei zurück; dasselbe Original noch einmal ergibt dieselbe Datei. p_daten, Pflicht: typ (image/jpeg), sha256_original (hex, Prüfsumme der Datei vom Gerät). Wahlfrei: name, aufgenommen_am.
Fehler: MA001, MA002, MA821, MA822, MAE62 Meldung unbekannt oder fremd, MAE63 abgeschlossen, MAE64 mehr als sechs.';

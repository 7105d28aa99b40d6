-- Every file exists; a photo is a picture, and is attached to this damage only once.
CREATE FUNCTION regel.schaden_fotos_gueltig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_feld    text;
  v_kennung text;
  v_schon   text[] := '{}'::text[];
BEGIN
  FOR v_feld, v_kennung IN
    SELECT e.key, e.value FROM pg_catalog.jsonb_each_text(p_k.daten) e WHERE e.key IN ('foto', 'foto_1', 'foto_2', 'foto_3') ORDER BY e.key
  LOOP
    IF NOT EXISTS (SELECT FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = v_kennung::uuid AND d.art = 'foto') THEN
      RETURN engine.ablehnung('MAB00', 'Dieses Foto gibt es nicht, oder es ist kein Bild.', 'Foto noch einmal hochladen (JPEG oder PNG).', NULL, v_feld, 'Datei ' || v_kennung);
    ELSIF v_kennung = ANY (v_schon) OR EXISTS (
        SELECT FROM akte.schaden_dateien f
         WHERE f.mandant_id = p_k.mandant_id AND f.schaden_id = (regel.schaden_zeile(p_k)).id AND f.datei_id = regel.mietleben_datei(p_k.mandant_id, v_kennung)) THEN
      RETURN engine.ablehnung('MAB00', 'Dieses Foto hängt schon an diesem Schaden.', 'Ein anderes Foto wählen.', NULL, v_feld, 'Datei ' || v_kennung);
    END IF;
    v_schon := v_schon || v_kennung;
  END LOOP;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_fotos_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_fotos_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_fotos_gueltig(engine.kontext) IS
'Bedingung: Die Dateien gibt es, Fotos sind Bilder, und keines hängt schon an diesem Schaden (MAB00).';

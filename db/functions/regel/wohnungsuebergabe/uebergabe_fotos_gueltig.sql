-- Every photo is a picture of this client, and appears once in a protocol.
CREATE FUNCTION regel.uebergabe_fotos_gueltig(p_k engine.kontext)
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
      RETURN engine.ablehnung('MA409', 'Dieses Foto gibt es nicht, oder es ist kein Bild.', 'Foto noch einmal hochladen (JPEG oder PNG).', NULL, v_feld, 'Datei ' || v_kennung);
    ELSIF v_kennung = ANY (v_schon) OR EXISTS (
        SELECT FROM akte.uebergabe_fotos f JOIN akte.dateien d ON d.mandant_id = f.mandant_id AND d.id = f.datei_id
         WHERE f.mandant_id = p_k.mandant_id AND f.uebergabe_id = (regel.uebergabe_zeile(p_k)).id AND d.kennung = v_kennung::uuid) THEN
      RETURN engine.ablehnung('MA409', 'Dieses Foto steht schon im Protokoll.', 'Ein anderes Foto wählen.', NULL, v_feld, 'Datei ' || v_kennung);
    END IF;
    v_schon := v_schon || v_kennung;
  END LOOP;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_fotos_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_fotos_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_fotos_gueltig(engine.kontext) IS
'Bedingung: Die Fotos gibt es, sie sind Bilder und noch nicht im Protokoll (MA409).';

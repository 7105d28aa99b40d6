-- What counts as a photo is one.
CREATE FUNCTION regel.instandsetzung_foto_gueltig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten->>'foto' IS NOT NULL AND NOT EXISTS (SELECT FROM akte.dateien d
       WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'foto')::uuid AND d.art = 'foto') THEN
    RETURN engine.ablehnung('MAE37', 'Das ist kein Foto.', 'Ein Bild als JPEG, PNG oder WebP hochladen.', NULL, 'foto');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_foto_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_foto_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_foto_gueltig(engine.kontext) IS
'Bedingung: Die Datei ist ein Foto dieses Mandanten (MAE37).';

-- A photo of the damage, or of what was done.
CREATE FUNCTION regel.instandsetzung_foto(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.instandsetzung_fotos (mandant_id, instandsetzung_id, datei_id, art)
  SELECT p_k.mandant_id, i.id, d.id, CASE p_k.ereignis WHEN 'ausfuehrung_melden' THEN 'ausfuehrung' ELSE 'schaden' END
    FROM akte.instandsetzungen i JOIN akte.dateien d ON d.mandant_id = i.mandant_id AND d.kennung = (p_k.daten->>'foto')::uuid
   WHERE i.mandant_id = p_k.mandant_id AND i.vorgang_id = p_k.vorgang_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_foto(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_foto(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_foto(engine.kontext) IS
'Hängt das Foto an.';

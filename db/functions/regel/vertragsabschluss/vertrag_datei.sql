-- The file is one of this client and a PDF.
CREATE FUNCTION regel.vertrag_datei(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten->>'vertrag' IS NULL OR EXISTS (SELECT FROM akte.dateien d
       WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'vertrag')::uuid AND d.art = 'pdf') THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA324', 'Der Vertrag muss als PDF vorliegen.', 'Eine PDF-Datei hochladen.', NULL, 'vertrag', 'Datei ' || (p_k.daten->>'vertrag'));
END
$fn$;
ALTER FUNCTION regel.vertrag_datei(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_datei(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_datei(engine.kontext) IS
'Bedingung: Die hochgeladene Datei gibt es und sie ist ein PDF (MA324).';

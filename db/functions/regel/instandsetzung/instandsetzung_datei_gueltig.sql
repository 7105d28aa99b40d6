-- What is filed as offer or proof is there.
CREATE FUNCTION regel.instandsetzung_datei_gueltig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_feld text := CASE WHEN p_k.daten ? 'nachweis' THEN 'nachweis' ELSE 'datei' END;
BEGIN
  IF p_k.daten->>v_feld IS NOT NULL AND NOT EXISTS (SELECT FROM akte.dateien d
       WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>v_feld)::uuid AND d.art IN ('pdf', 'foto')) THEN
    RETURN engine.ablehnung('MAE37', 'Diese Datei gibt es nicht.', 'Das Schriftstück als PDF oder Foto hochladen.', NULL, v_feld);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_datei_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_datei_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_datei_gueltig(engine.kontext) IS
'Bedingung: Die Datei zu Angebot oder Entscheidung ist vorhanden (MAE37).';

-- An evidence that was named was uploaded.
CREATE FUNCTION regel.stammdaten_datei_gueltig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten ? 'nachweis' AND regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'nachweis') IS NULL THEN
    RETURN engine.ablehnung('MAB83', 'Diese Datei gibt es nicht.', 'Nachweis noch einmal hochladen.', NULL, 'nachweis');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_datei_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_datei_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_datei_gueltig(engine.kontext) IS
'Bedingung: Der Nachweis ist hochgeladen (MAB83).';

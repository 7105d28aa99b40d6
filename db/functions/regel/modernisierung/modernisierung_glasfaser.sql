-- Fibre optics carry an increase only if the tenant may choose his provider and pays nothing beside: somebody has to say so.
CREATE FUNCTION regel.modernisierung_glasfaser(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  IF v_m.massnahme <> '4a' THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAA59', 'Ein Glasfaseranschluss erhöht die Miete nur, wenn die Mieterseite den Anbieter frei wählen kann und kein Bereitstellungsentgelt zahlt.',
    'Die Voraussetzungen prüfen; die Teamleitung hält sie beim Übersteuern fest.', '§ 559 Abs. 1, § 555b Nr. 4a BGB');
END
$fn$;
ALTER FUNCTION regel.modernisierung_glasfaser(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_glasfaser(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_glasfaser(engine.kontext) IS
'Bedingung: Bei Glasfaser sind die Voraussetzungen geprüft (MAA59, übersteuerbar). Norm: § 555b Nr. 4a, § 559 Abs. 1 BGB.';

-- A letter needs the whole address or none.
CREATE FUNCTION regel.schaden_versicherung_anschrift(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF pg_catalog.num_nulls(p_k.daten->>'strasse', p_k.daten->>'plz', p_k.daten->>'ort') IN (1, 2) THEN
    RETURN engine.ablehnung('MAB13', 'Die Anschrift der Versicherung ist unvollständig.', 'Straße, Postleitzahl und Ort angeben oder alle drei leer lassen; ohne Anschrift entsteht kein Schreiben.', NULL,
      CASE WHEN p_k.daten->>'strasse' IS NULL THEN 'strasse' WHEN p_k.daten->>'plz' IS NULL THEN 'plz' ELSE 'ort' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_versicherung_anschrift(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_versicherung_anschrift(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_versicherung_anschrift(engine.kontext) IS
'Bedingung: Die Anschrift der Versicherung ist vollständig oder leer (MAB13).';

-- Something to relate it to has to be said.
CREATE FUNCTION regel.anfrage_bezug_genannt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten->>'vertragsnummer' IS NULL AND p_k.daten->>'objekt' IS NULL THEN
    RETURN engine.ablehnung('MAE05', 'Es fehlt, worauf sich die Anfrage bezieht.', 'Vertragsnummer oder Objektnummer angeben.', NULL, 'vertragsnummer');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_bezug_genannt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_bezug_genannt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_bezug_genannt(engine.kontext) IS
'Bedingung: Vertrag oder Objekt ist angegeben (MAE05).';

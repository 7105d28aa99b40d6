-- A repair belongs to an object.
CREATE FUNCTION regel.anfrage_objekt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (SELECT a.objekt_id FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id) IS NULL THEN
    RETURN engine.ablehnung('MAE05', 'Die Anfrage ist keinem Objekt zugeordnet.', 'Zuerst „Vertrag oder Objekt zuordnen“.');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_objekt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_objekt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_objekt(engine.kontext) IS
'Bedingung: Die Anfrage ist einem Objekt zugeordnet (MAE05).';

-- What is suspended is looked at again.
CREATE FUNCTION regel.mahnung_aussetzen_bis(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'bis')::date NOT BETWEEN p_k.heute AND p_k.heute + 731 THEN
    RETURN engine.ablehnung('MAF35', 'Ausgesetzt wird bis zu einem Tag in den nächsten zwei Jahren.', 'Tag der Wiedervorlage angeben.', NULL, 'bis');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_aussetzen_bis(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_aussetzen_bis(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_aussetzen_bis(engine.kontext) IS
'Bedingung: Tag der Wiedervorlage in den nächsten zwei Jahren (MAF35).';

-- A deadline one can meet.
CREATE FUNCTION regel.mahnung_androhung_frist(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'frist')::date NOT BETWEEN p_k.heute + 3 AND p_k.heute + 60 THEN
    RETURN engine.ablehnung('MAF30', 'Die Zahlungsfrist muss mindestens drei Tage und höchstens 60 Tage lang sein.', 'Einen anderen Tag angeben.', '§ 543 Abs. 3 BGB', 'frist');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_androhung_frist(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_androhung_frist(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_androhung_frist(engine.kontext) IS
'Bedingung: Frist der Androhung drei bis 60 Tage (MAF30).';

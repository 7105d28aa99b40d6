-- Where the tenant moves to is a question of the Auszug.
CREATE FUNCTION regel.uebergabe_nur_auszug(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.variante = 'auszug' THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA417', 'Eine neue Anschrift gibt es nur beim Auszug.', 'Beim Einzug ist die Wohnung selbst die neue Anschrift.');
END
$fn$;
ALTER FUNCTION regel.uebergabe_nur_auszug(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_nur_auszug(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_nur_auszug(engine.kontext) IS
'Bedingung: Die Übergabe ist ein Auszug (MA417).';

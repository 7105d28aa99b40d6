-- A tenant changes the own data in the own lease, nobody else's.
CREATE FUNCTION regel.stammdaten_eigene(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.rolle = 'mieter' AND (NOT p_k.bezug_id = ANY (coalesce(sitzung.meine_mietverhaeltnisse(), '{}')) OR regel.stammdaten_person(p_k) IS DISTINCT FROM sitzung.mieter_id()) THEN
    RETURN engine.ablehnung('MAB75', 'Ändern lassen sich hier nur die eigenen Daten.', 'Die andere Person meldet ihre Änderung selbst.', 'Art. 16 DSGVO');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_eigene(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_eigene(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_eigene(engine.kontext) IS
'Bedingung: Als Mieter ändert man nur die eigenen Daten (MAB75). Norm: Art. 16 DSGVO.';

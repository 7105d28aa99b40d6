-- A rest ends.
CREATE FUNCTION regel.mahnung_ruhen_bis(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'ruht_bis')::date NOT BETWEEN p_k.heute AND p_k.heute + 366 THEN
    RETURN engine.ablehnung('MAF34', 'Der Tag liegt in der Vergangenheit oder mehr als ein Jahr voraus.', 'Einen Tag in den nächsten zwölf Monaten angeben.', NULL, CASE WHEN p_k.daten ? 'ruht_bis' THEN 'ruht_bis' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_ruhen_bis(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_ruhen_bis(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_ruhen_bis(engine.kontext) IS
'Bedingung: Der Vorschlag ruht höchstens ein Jahr (MAF34).';

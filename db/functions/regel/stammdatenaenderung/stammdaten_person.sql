-- Whose data change: the one chosen, the tenant who acts, or the only party there is.   → 12
CREATE FUNCTION regel.stammdaten_person(p_k engine.kontext)
RETURNS bigint
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.ereignis <> 'starten' THEN
    RETURN (regel.stammdaten_zeile(p_k)).mieter_id;
  ELSIF p_k.daten ? 'mieter' THEN
    RETURN (SELECT p.id FROM akte.mieter p WHERE p.mandant_id = p_k.mandant_id AND p.kennung = (p_k.daten->>'mieter')::uuid);
  ELSIF p_k.rolle = 'mieter' THEN
    RETURN sitzung.mieter_id();
  END IF;
  RETURN (SELECT CASE WHEN count(DISTINCT vp.mieter_id) = 1 THEN min(vp.mieter_id) END FROM akte.vertragsparteien vp
           WHERE vp.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id AND (vp.bis IS NULL OR vp.bis >= p_k.heute));
END
$fn$;
ALTER FUNCTION regel.stammdaten_person(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_person(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_person(engine.kontext) IS
'Mieter, um dessen Daten es geht; NULL, wenn das offen ist.';

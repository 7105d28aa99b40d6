CREATE FUNCTION regel.versammlung_protokollieren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
BEGIN
  UPDATE akte.eigentuemerversammlungen AS v
     SET protokoll_am = (p_k.daten->>'unterschrieben_am')::date, protokoll_eigentuemer = p_k.daten->>'unterschrift_eigentuemer',
         protokoll_beirat = CASE WHEN (p_k.daten->>'unterschrift_beirat')::boolean THEN v.beirat_vorsitz END,
         protokoll_datei_id = (SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'datei')::uuid)
   WHERE v.mandant_id = v_v.mandant_id AND v.id = v_v.id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_protokollieren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_protokollieren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_protokollieren(engine.kontext) IS
'Hält die Unterschriften der Niederschrift fest.';

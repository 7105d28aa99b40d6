CREATE FUNCTION regel.wirtschaftsplan_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.wirtschaftsplaene (mandant_id, vorgang_id, versammlung_id, objekt_id, jahr, gueltig_ab)
  SELECT p_k.mandant_id, p_k.vorgang_id, v.id, v.objekt_id, (p_k.daten->>'jahr')::int, (p_k.daten->>'gueltig_ab')::date
    FROM akte.eigentuemerversammlungen v WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_anlegen(engine.kontext) IS
'Legt den Wirtschaftsplan an.';

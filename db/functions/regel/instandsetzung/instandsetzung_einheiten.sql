-- The flats of the object.
CREATE FUNCTION regel.instandsetzung_einheiten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', e.id::text, 'titel', pg_catalog.concat_ws(', ', e.bezeichnung, e.lage)) ORDER BY e.nummer, e.id)
            FROM akte.einheiten e WHERE e.mandant_id = p_k.mandant_id AND e.objekt_id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.instandsetzung_einheiten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_einheiten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_einheiten(engine.kontext) IS
'Auswahl der Einheiten des Objekts.';

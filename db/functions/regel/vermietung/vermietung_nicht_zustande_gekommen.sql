-- The tenancy ends before it began; the flat is free for somebody else.
CREATE FUNCTION regel.vermietung_nicht_zustande_gekommen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mietverhaeltnisse AS m SET ausgang = 'nicht_zustande_gekommen'
   WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  RETURN pg_catalog.jsonb_build_object('ausgang', 'nicht_zustande_gekommen');
END
$fn$;
ALTER FUNCTION regel.vermietung_nicht_zustande_gekommen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vermietung_nicht_zustande_gekommen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vermietung_nicht_zustande_gekommen(engine.kontext) IS
'Vermerkt am Mietverhältnis, dass der Vertrag nicht zustande gekommen ist.';

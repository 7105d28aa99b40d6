-- The regular end.
CREATE FUNCTION regel.vermietung_abschliessen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mietverhaeltnisse AS m SET ausgang = 'regulaer'
   WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  RETURN pg_catalog.jsonb_build_object('ausgang', 'regulaer');
END
$fn$;
ALTER FUNCTION regel.vermietung_abschliessen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vermietung_abschliessen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vermietung_abschliessen(engine.kontext) IS
'Vermerkt am Mietverhältnis das reguläre Ende.';

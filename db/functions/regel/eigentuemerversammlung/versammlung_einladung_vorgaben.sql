CREATE FUNCTION regel.versammlung_einladung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('weg', 'brief', 'versandt_am', p_k.heute, 'zugang_am', p_k.heute + 3);
END
$fn$;
ALTER FUNCTION regel.versammlung_einladung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_einladung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_einladung_vorgaben(engine.kontext) IS
'Vorbelegung der Einladung: Brief, heute versandt, in drei Tagen bei allen.';

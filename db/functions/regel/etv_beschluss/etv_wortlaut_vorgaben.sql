CREATE FUNCTION regel.etv_wortlaut_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('wortlaut', (regel.etv_beschluss_zeile(p_k)).wortlaut);
END
$fn$;
ALTER FUNCTION regel.etv_wortlaut_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_wortlaut_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_wortlaut_vorgaben(engine.kontext) IS
'Vorbelegung: der bisherige Wortlaut.';

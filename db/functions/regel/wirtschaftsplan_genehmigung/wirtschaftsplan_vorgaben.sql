CREATE FUNCTION regel.wirtschaftsplan_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('jahr', extract(year FROM p_k.heute)::int + 1, 'gueltig_ab', pg_catalog.make_date(extract(year FROM p_k.heute)::int + 1, 1, 1));
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_vorgaben(engine.kontext) IS
'Vorbelegung: das kommende Jahr.';

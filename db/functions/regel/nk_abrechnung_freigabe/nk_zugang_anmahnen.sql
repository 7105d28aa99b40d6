-- Says in the file whose Zugang is missing.
CREATE FUNCTION regel.nk_zugang_anmahnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_build_object('zugang_fehlt', coalesce(pg_catalog.jsonb_agg(regel.nk_zustellung_titel(z.mandant_id, z.id) ORDER BY z.id), '[]')) FROM regel.nk_zustellungen(p_k) z WHERE z.zugang_am IS NULL);
END
$fn$;
ALTER FUNCTION regel.nk_zugang_anmahnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zugang_anmahnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zugang_anmahnen(engine.kontext) IS
'Wirkung: vermerkt, bei wem der Zugang noch nicht erfasst ist.';

-- The form begins with the usual way of sending; in the last weeks with the one that proves the day.
CREATE FUNCTION regel.nk_versand_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('versandart', CASE WHEN recht.nk_abrechnung_bis(p_zeitraum_ende := (regel.nk_abrechnung(p_k)).zeitraum_bis) - p_k.heute < 31 THEN 'boten' ELSE 'post' END);
END
$fn$;
ALTER FUNCTION regel.nk_versand_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_versand_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_versand_vorgaben(engine.kontext) IS
'Vorbelegung des Versands.';

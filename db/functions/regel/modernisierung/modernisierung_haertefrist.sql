-- The log says whether an objection came.
CREATE FUNCTION regel.modernisierung_haertefrist(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_build_object('haerteeinwand', CASE WHEN v_m.haerteeinwand_am IS NULL THEN 'bis zum ' || regel.datum(v_m.haerteeinwand_bis_193) || ' nicht eingegangen' ELSE 'am ' || regel.datum(v_m.haerteeinwand_am) || ' eingegangen' END);
END
$fn$;
ALTER FUNCTION regel.modernisierung_haertefrist(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_haertefrist(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_haertefrist(engine.kontext) IS
'Vermerkt den Ablauf der Frist für den Härteeinwand.';

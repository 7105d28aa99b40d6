-- The objection as it came.
CREATE FUNCTION regel.modernisierung_haerteeinwand_erfassen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.modernisierungen AS m SET haerteeinwand_am = (p_k.daten->>'eingegangen_am')::date, haerteeinwand_gegen = p_k.daten->>'gegen', haerteeinwand_grund = p_k.daten->>'grund'
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_haerteeinwand_erfassen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_haerteeinwand_erfassen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_haerteeinwand_erfassen(engine.kontext) IS
'Hält den Härteeinwand fest. Norm: § 555d BGB.';

-- The day the announcement, or later the declaration, reached the tenant.
CREATE FUNCTION regel.modernisierung_zugang(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  RETURN regel.miethoehe_zugang(p_k, CASE p_k.von WHEN 'erhoehung_erklaert' THEN v_m.erklaert_am ELSE v_m.angekuendigt_am END);
END
$fn$;
ALTER FUNCTION regel.modernisierung_zugang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_zugang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_zugang(engine.kontext) IS
'Bedingung: Tag des Zugangs stimmig (MAA17). Norm: § 130 BGB.';

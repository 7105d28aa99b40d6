-- The day the declaration reached the other side.
CREATE FUNCTION regel.indexanpassung_zugang(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN regel.miethoehe_zugang(p_k, (regel.indexanpassung_zeile(p_k)).erklaert_am);
END
$fn$;
ALTER FUNCTION regel.indexanpassung_zugang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_zugang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_zugang(engine.kontext) IS
'Bedingung: Tag des Zugangs stimmig (MAA17). Norm: § 130 BGB.';

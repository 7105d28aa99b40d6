-- The day a declaration reached the tenant: not to come, not before it was written.
CREATE FUNCTION regel.miethoehe_zugang(
  p_k engine.kontext,
  p_erklaert_am date
)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'zugang_am')::date > p_k.heute THEN
    RETURN engine.ablehnung('MAA17', 'Der Zugang liegt in der Zukunft.', 'Den Zugang erfassen, wenn das Schreiben angekommen ist.', '§ 130 Abs. 1 BGB', 'zugang_am');
  ELSIF (p_k.daten->>'zugang_am')::date < p_erklaert_am THEN
    RETURN engine.ablehnung('MAA17', 'Der Zugang liegt vor dem Tag des Schreibens (' || regel.datum(p_erklaert_am) || ').', 'Datum prüfen.', '§ 130 Abs. 1 BGB', 'zugang_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.miethoehe_zugang(engine.kontext, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_zugang(engine.kontext, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_zugang(engine.kontext, date) IS
'Prüft den Tag des Zugangs einer Erklärung gegen heute und den Tag des Schreibens (MAA17). Norm: § 130 BGB.';

-- Three months between the announcement and the works, reckoned as if it arrived today.
CREATE FUNCTION regel.modernisierung_ankuendigung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'beginn_geplant')::date < recht.modernisierung_fruehester_beginn(p_zugang := p_k.heute) THEN
    RETURN engine.ablehnung('MAA50', 'Zwischen der Ankündigung und dem Beginn müssen drei Monate liegen: frühestens am ' || regel.datum(recht.modernisierung_fruehester_beginn(p_zugang := p_k.heute)) || ', wenn das Schreiben heute zugeht.',
      'Den Beginn verschieben.', '§ 555c Abs. 1 BGB', 'beginn_geplant');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_ankuendigung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_ankuendigung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_ankuendigung(engine.kontext) IS
'Bedingung: Drei Monate zwischen Ankündigung und Beginn (MAA50). Norm: § 555c Abs. 1 BGB.';

-- Done after it was begun, and not in the future.
CREATE FUNCTION regel.modernisierung_fertigstellung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'fertig_am')::date > p_k.heute OR (p_k.daten->>'fertig_am')::date < v_m.begonnen_am THEN
    RETURN engine.ablehnung('MAA57', 'Fertig werden die Arbeiten nach ihrem Beginn und nicht in der Zukunft.', 'Datum prüfen.', '§ 559 Abs. 1 BGB', 'fertig_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_fertigstellung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_fertigstellung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_fertigstellung(engine.kontext) IS
'Bedingung: Tag der Fertigstellung stimmig (MAA57). Norm: § 559 BGB.';

-- Accepted after it was done.
CREATE FUNCTION regel.instandsetzung_abnahme_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_i akte.instandsetzungen := regel.instandsetzung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'abgenommen_am')::date > p_k.heute OR (p_k.daten->>'abgenommen_am')::date < v_i.ausgefuehrt_am THEN
    RETURN engine.ablehnung('MAE36', 'Die Abnahme kann nicht vor der Ausführung (' || regel.datum(v_i.ausgefuehrt_am) || ') und nicht in der Zukunft liegen.',
      'Datum prüfen.', '§ 640 BGB', 'abgenommen_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_abnahme_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_abnahme_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_abnahme_tag(engine.kontext) IS
'Bedingung: Die Abnahme liegt zwischen Ausführung und heute (MAE36). Norm: § 640 BGB.';

-- Done on a day between the order and today.
CREATE FUNCTION regel.instandsetzung_ausfuehrung_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_i akte.instandsetzungen := regel.instandsetzung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'ausgefuehrt_am')::date > p_k.heute OR (p_k.daten->>'ausgefuehrt_am')::date < v_i.auftrag_am THEN
    RETURN engine.ablehnung('MAE35', 'Die Ausführung kann nicht vor dem Auftrag (' || regel.datum(v_i.auftrag_am) || ') und nicht in der Zukunft liegen.',
      'Datum prüfen.', '§ 631 BGB', 'ausgefuehrt_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_ausfuehrung_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_ausfuehrung_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_ausfuehrung_tag(engine.kontext) IS
'Bedingung: Die Ausführung liegt zwischen Auftrag und heute (MAE35).';

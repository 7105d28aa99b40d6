-- Nobody can be asked to have done it yesterday.
CREATE FUNCTION regel.aufgabe_faellig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'faellig_am')::date < p_k.heute THEN
    RETURN engine.ablehnung('MAE20', 'Die Aufgabe wäre schon überfällig.', 'Einen Tag ab heute angeben oder das Feld leer lassen.', NULL, 'faellig_am');
  ELSIF (p_k.daten->>'wiedervorlage_am')::date <= p_k.heute THEN
    RETURN engine.ablehnung('MAE20', 'Die Wiedervorlage muss nach heute liegen.', 'Einen späteren Tag angeben oder das Feld leer lassen.', NULL, 'wiedervorlage_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.aufgabe_faellig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_faellig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_faellig(engine.kontext) IS
'Bedingung: Fälligkeit und Wiedervorlage liegen nicht in der Vergangenheit (MAE20).';

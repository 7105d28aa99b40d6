-- Four eyes: whoever ordered the payment does not confirm it.
CREATE FUNCTION regel.kaution_vier_augen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.kaution_auftrag(p_k)).erteilt_von <> p_k.akteur THEN   -- no order: NULL, refused
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA626', 'Wer die Auszahlung angeordnet hat, kann sie nicht selbst bestätigen.', 'Eine zweite Person aus Buchhaltung oder Teamleitung bestätigt die Ausführung.',
    'Vier-Augen-Prinzip der Verwaltung');
END
$fn$;
ALTER FUNCTION regel.kaution_vier_augen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_vier_augen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_vier_augen(engine.kontext) IS
'Bedingung: Bestätigung durch eine andere Person als die anordnende (MA626).';

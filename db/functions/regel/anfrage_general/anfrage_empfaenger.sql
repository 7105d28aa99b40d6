-- A letter needs an address, an e-mail one of its kind.
CREATE FUNCTION regel.anfrage_empfaenger(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.anfragen;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  IF p_k.daten->>'weg' = 'brief' AND v_a.mietverhaeltnis_id IS NULL THEN
    RETURN engine.ablehnung('MAE07', 'Für einen Brief fehlt die Anschrift: Die Anfrage ist keinem Mietverhältnis zugeordnet.',
      'Die Anfrage zuerst zuordnen oder einen anderen Weg wählen.', NULL, 'weg');
  ELSIF p_k.daten->>'weg' = 'email' AND regel.anfrage_email(p_k) IS NULL THEN
    RETURN engine.ablehnung('MAE07', 'Es ist keine E-Mail-Adresse bekannt.', 'Einen anderen Weg wählen oder die Adresse in der Akte ergänzen.', NULL, 'weg');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_empfaenger(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_empfaenger(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_empfaenger(engine.kontext) IS
'Bedingung: Für den gewählten Weg ist eine Anschrift oder E-Mail-Adresse bekannt (MAE07).';

-- Not before its day.
CREATE FUNCTION regel.staffelanpassung_faellig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.staffelanpassung_stufe(p_k)).gueltig_ab <= p_k.heute THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAA45', 'Die Staffel gilt erst ab dem ' || regel.datum((regel.staffelanpassung_stufe(p_k)).gueltig_ab) || '.', 'Nichts zu tun: An diesem Tag setzt das System sie von selbst um.', '§ 557a Abs. 1 BGB');
END
$fn$;
ALTER FUNCTION regel.staffelanpassung_faellig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffelanpassung_faellig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffelanpassung_faellig(engine.kontext) IS
'Bedingung: Der Tag der Staffel ist gekommen (MAA45). Norm: § 557a BGB.';

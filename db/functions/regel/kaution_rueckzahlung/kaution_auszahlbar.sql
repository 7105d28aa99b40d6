-- Something is left to be paid out.
CREATE FUNCTION regel.kaution_auszahlbar(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.kaution_letzte(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id)).auszahlung > 0 THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA621', 'Nach dieser Abrechnung ist nichts auszuzahlen.', 'Ohne Auszahlung abschließen.', '§ 551 BGB');
END
$fn$;
ALTER FUNCTION regel.kaution_auszahlbar(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_auszahlbar(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_auszahlbar(engine.kontext) IS
'Bedingung: Nach der letzten Abrechnung bleibt ein Betrag auszuzahlen (MA621).';

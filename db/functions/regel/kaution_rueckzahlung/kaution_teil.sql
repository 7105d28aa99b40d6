-- The last statement is a part: something stays behind for the Nebenkosten.
CREATE FUNCTION regel.kaution_teil(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.kaution_letzte(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id)).art = 'teil' THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA624', 'Die letzte Abrechnung ist die Schlussabrechnung.', 'Die Auszahlung bestätigen; danach ist der Vorgang abgeschlossen.', '§ 551 BGB');
END
$fn$;
ALTER FUNCTION regel.kaution_teil(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_teil(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_teil(engine.kontext) IS
'Bedingung: Die letzte Abrechnung ist eine Teilabrechnung (MA624).';

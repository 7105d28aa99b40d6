-- The last statement is the final one: nothing stays behind.
CREATE FUNCTION regel.kaution_schluss(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.kaution_letzte(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id)).art = 'schluss' THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA623', 'Die letzte Abrechnung ist eine Teilabrechnung: Ein Vorbehalt für die Nebenkosten bleibt stehen.', 'Die Teilauszahlung bestätigen; der Rest folgt nach der Nebenkostenabrechnung.',
    '§ 551, § 556 Abs. 3 BGB');
END
$fn$;
ALTER FUNCTION regel.kaution_schluss(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_schluss(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_schluss(engine.kontext) IS
'Bedingung: Die letzte Abrechnung ist die Schlussabrechnung (MA623).';

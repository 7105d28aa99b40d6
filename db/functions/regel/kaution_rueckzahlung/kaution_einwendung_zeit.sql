-- An objection answers a statement: not before it, not to come.
CREATE FUNCTION regel.kaution_einwendung_zeit(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'eingegangen_am')::date > p_k.heute
     OR (p_k.daten->>'eingegangen_am')::date < ((regel.kaution_letzte(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id)).erstellt_am AT TIME ZONE 'Europe/Berlin')::date THEN
    RETURN engine.ablehnung('MA631', 'Die Einwendung liegt vor der Abrechnung oder in der Zukunft.', 'Tag des Eingangs prüfen.', NULL, 'eingegangen_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_einwendung_zeit(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_einwendung_zeit(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_einwendung_zeit(engine.kontext) IS
'Bedingung: Der Tag der Einwendung liegt zwischen Abrechnung und heute (MA631).';

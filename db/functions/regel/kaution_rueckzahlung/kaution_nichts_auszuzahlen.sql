-- The counterpart: what is due to the tenant is never skipped.
CREATE FUNCTION regel.kaution_nichts_auszuzahlen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_t akte.kaution_teilabrechnungen := regel.kaution_letzte(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id);
BEGIN
  IF v_t.auszahlung = 0 THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA622', 'Es sind noch ' || pg_catalog.replace(v_t.auszahlung::text, '.', ',') || ' € auszuzahlen.', 'Auszahlung anordnen.', '§ 551 BGB');
END
$fn$;
ALTER FUNCTION regel.kaution_nichts_auszuzahlen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_nichts_auszuzahlen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_nichts_auszuzahlen(engine.kontext) IS
'Bedingung: Nach der letzten Abrechnung ist nichts auszuzahlen (MA622).';

-- No tenancy, no settlement of the deposit: money that came in goes back in the step that ends it.
CREATE FUNCTION regel.vertrag_kaution_erstattet(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_saldo numeric := regel.vertrag_kautionssaldo(p_k.mandant_id, p_k.bezug_id);
BEGIN
  IF v_saldo = 0 OR p_k.daten->>'kaution_erstattet_am' IS NOT NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA325', 'Auf dem Kautionskonto liegen noch ' || pg_catalog.replace(v_saldo::text, '.', ',') || ' €.',
    'Kaution zurücküberweisen und den Tag der Erstattung angeben.', '§ 812 Abs. 1 BGB', 'kaution_erstattet_am');
END
$fn$;
ALTER FUNCTION regel.vertrag_kaution_erstattet(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kaution_erstattet(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kaution_erstattet(engine.kontext) IS
'Bedingung: Eine schon gezahlte Kaution ist erstattet (MA325).';

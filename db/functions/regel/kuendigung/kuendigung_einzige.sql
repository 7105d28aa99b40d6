-- The Vorgang ends as void only with its last notice. While another one stands, only the void one falls.
CREATE FUNCTION regel.kuendigung_einzige(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (SELECT count(*) FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e) = 1 THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA528', 'In diesem Vorgang stehen mehrere Kündigungen nebeneinander.',
    'Das Ereignis „Einzelne Kündigung als unwirksam vermerken“ verwenden; die übrigen gelten weiter.', '§ 542 Abs. 1 BGB');
END
$fn$;
ALTER FUNCTION regel.kuendigung_einzige(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_einzige(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_einzige(engine.kontext) IS
'Bedingung: Der Vorgang hat genau eine wirksame Kündigung (MA528).';

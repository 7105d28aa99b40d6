-- The counterpart of kuendigung_einzige.
CREATE FUNCTION regel.kuendigung_mehrere(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (SELECT count(*) FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e) > 1 THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA528', 'Es gibt nur eine Kündigung in diesem Vorgang.',
    'Ist sie unwirksam, endet der Vorgang: Ereignis „Als unwirksam zurückweisen“ verwenden.', '§ 542 Abs. 1 BGB');
END
$fn$;
ALTER FUNCTION regel.kuendigung_mehrere(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_mehrere(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_mehrere(engine.kontext) IS
'Bedingung: Der Vorgang hat mehrere wirksame Kündigungen (MA528).';

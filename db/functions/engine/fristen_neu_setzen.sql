-- For effects that move a date while the Vorgang stays in its state (a later notice with an earlier end).
CREATE FUNCTION engine.fristen_neu_setzen(p_k engine.kontext)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE engine.fristen AS f
     SET erledigt_am = p_k.jetzt, ausgang = 'entfallen'
   WHERE f.mandant_id = p_k.mandant_id AND f.vorgang_id = p_k.vorgang_id AND f.erledigt_am IS NULL;
  PERFORM engine.fristen_setzen(p_k);
END
$fn$;
ALTER FUNCTION engine.fristen_neu_setzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.fristen_neu_setzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION engine.fristen_neu_setzen(engine.kontext) IS
'Lässt offene Fristen des Vorgangs entfallen und setzt die des Zustands neu; für Wirkungen, die ein Datum verschieben.';

-- Sets the timers of the state just entered. A function that returns NULL sets none.
CREATE FUNCTION engine.fristen_setzen(p_k engine.kontext)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO engine.fristen (mandant_id, vorgang_id, zustand, ereignis, titel, norm, faellig_am)
  SELECT p_k.mandant_id, p_k.vorgang_id, f.zustand, f.ereignis, f.titel, f.norm, d.faellig_am
    FROM engine.zustand_fristen f
    CROSS JOIN LATERAL (SELECT engine.verteiler_frist(f.funktion, p_k) AS faellig_am) d
   WHERE f.automat = p_k.automat AND f.version = p_k.version AND f.zustand = p_k.nach
     AND d.faellig_am IS NOT NULL;
END
$fn$;
ALTER FUNCTION engine.fristen_setzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.fristen_setzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION engine.fristen_setzen(engine.kontext) IS
'Setzt die Fristen des erreichten Zustands; ergibt die Datumsfunktion NULL, gibt es keine.';

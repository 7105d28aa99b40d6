-- The lease as it stands before the notice changes it, every column. What the master restores if the notice comes to nothing.
CREATE FUNCTION regel.kuendigung_sichern(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kuendigungen AS k SET sicherung = pg_catalog.to_jsonb(m)
    FROM akte.mietverhaeltnisse m
   WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id AND m.mandant_id = k.mandant_id AND m.id = k.mietverhaeltnis_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_sichern(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_sichern(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_sichern(engine.kontext) IS
'Sichert den Vorzustand des Mietverhältnisses, bevor die Kündigung es ändert.';

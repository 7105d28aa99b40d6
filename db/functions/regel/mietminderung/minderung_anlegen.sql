-- The row of the reduction: what was reported when. Nothing is reduced yet.
CREATE FUNCTION regel.minderung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.mietminderungen (mandant_id, vorgang_id, mietverhaeltnis_id, mangel, raum, mangel_seit, angezeigt_am, kenntnis_am)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, p_k.daten->>'mangel', p_k.daten->>'raum', (p_k.daten->>'mangel_seit')::date, (p_k.daten->>'angezeigt_am')::date, (p_k.daten->>'kenntnis_am')::date);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_anlegen(engine.kontext) IS
'Legt die Zeile der Mietminderung an.';

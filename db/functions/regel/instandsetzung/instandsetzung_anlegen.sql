-- The row of the repair.
CREATE FUNCTION regel.instandsetzung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.instandsetzungen (mandant_id, vorgang_id, objekt_id, einheit_id, titel, beschreibung, gewerk, dringend, kosten_geschaetzt)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, (p_k.daten->>'einheit_id')::bigint,
          p_k.daten->>'titel', p_k.daten->>'beschreibung', p_k.daten->>'gewerk', coalesce((p_k.daten->>'dringend')::boolean, false),
          (p_k.daten->>'kosten_geschaetzt')::numeric);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_anlegen(engine.kontext) IS
'Legt die Instandsetzung am Objekt an.';

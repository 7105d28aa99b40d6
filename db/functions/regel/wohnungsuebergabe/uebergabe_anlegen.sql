-- The row of the machine; the tenancy shows the day its Auszug is planned for.   → {"geplant_am": "2026-05-31"}
CREATE FUNCTION regel.uebergabe_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.uebergaben (mandant_id, vorgang_id, mietverhaeltnis_id, variante, geplant_am)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, p_k.variante, (p_k.daten->>'geplant_am')::date);
  IF p_k.variante = 'auszug' THEN
    UPDATE akte.mietverhaeltnisse AS m SET auszug_geplant_am = (p_k.daten->>'geplant_am')::date
     WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  END IF;
  RETURN pg_catalog.jsonb_build_object('geplant_am', p_k.daten->>'geplant_am');
END
$fn$;
ALTER FUNCTION regel.uebergabe_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_anlegen(engine.kontext) IS
'Legt die Übergabe an; beim Auszug steht der geplante Tag auch am Mietverhältnis.';

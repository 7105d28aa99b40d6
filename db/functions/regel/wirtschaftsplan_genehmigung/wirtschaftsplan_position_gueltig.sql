CREATE FUNCTION regel.wirtschaftsplan_position_gueltig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_nummer int := (p_k.daten->>'nummer')::int;
BEGIN
  IF v_nummer IS NOT NULL AND NOT EXISTS (SELECT FROM regel.wirtschaftsplan_posten(p_k.mandant_id, (regel.wirtschaftsplan_zeile(p_k)).id) p WHERE p.nummer = v_nummer) THEN
    RETURN engine.ablehnung('MAC53', 'Eine Position ' || v_nummer || ' gibt es in diesem Plan nicht.', 'Für eine neue Position die Nummer leer lassen.', '§ 28 Abs. 1 WEG', 'nummer');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_position_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_position_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_position_gueltig(engine.kontext) IS
'Bedingung: Die genannte Position gibt es (MAC53).';

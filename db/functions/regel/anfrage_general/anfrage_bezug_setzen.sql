-- Staff say whom it is about; what they say replaces what an address suggested.
CREATE FUNCTION regel.anfrage_bezug_setzen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b record;
BEGIN
  SELECT * INTO v_b FROM regel.anfrage_bezug(p_k.mandant_id, p_k.daten, NULL);
  UPDATE akte.anfragen AS a
     SET mieter_id = v_b.mieter_id, mietverhaeltnis_id = v_b.mietverhaeltnis_id, einheit_id = v_b.einheit_id, objekt_id = v_b.objekt_id,
         erkannt_durch = 'angabe', kategorie = coalesce(p_k.daten->>'kategorie', a.kategorie),
         person = coalesce(regel.anfrage_person(v_b.mieter_id, v_b.mietverhaeltnis_id, '{}'), a.person)
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_bezug_setzen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_bezug_setzen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_bezug_setzen(engine.kontext) IS
'Ordnet die Anfrage einem Vertrag oder Objekt zu.';

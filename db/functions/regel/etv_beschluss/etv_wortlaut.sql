CREATE FUNCTION regel.etv_wortlaut(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_alt text := (regel.etv_beschluss_zeile(p_k)).wortlaut;
BEGIN
  UPDATE akte.beschluesse AS b SET wortlaut = p_k.daten->>'wortlaut' WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('wortlaut_bisher', v_alt);
END
$fn$;
ALTER FUNCTION regel.etv_wortlaut(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_wortlaut(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_wortlaut(engine.kontext) IS
'Ändert den Wortlaut des Antrags vor der Abstimmung; der bisherige steht im Protokoll.';

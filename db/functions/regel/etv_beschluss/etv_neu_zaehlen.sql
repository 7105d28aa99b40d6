CREATE FUNCTION regel.etv_neu_zaehlen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.beschluesse AS b SET ja = NULL, nein = NULL, enthaltung = NULL, keine_stimme = NULL, angenommen = NULL, rechenweg = NULL
   WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_neu_zaehlen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_neu_zaehlen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_neu_zaehlen(engine.kontext) IS
'Nimmt die Auszählung zurück; die Stimmen bleiben und können mit Grund berichtigt werden.';

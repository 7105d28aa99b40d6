-- The answer.
CREATE FUNCTION regel.anfrage_beantworten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_wirkung jsonb := regel.anfrage_schreiben(p_k, 'antwort', 'Antwort auf Ihre Anfrage');
BEGIN
  UPDATE akte.anfragen AS a SET wartet_auf_mieter = false, beantwortet_am = p_k.jetzt
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN v_wirkung;
END
$fn$;
ALTER FUNCTION regel.anfrage_beantworten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_beantworten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_beantworten(engine.kontext) IS
'Hält die Antwort fest.';

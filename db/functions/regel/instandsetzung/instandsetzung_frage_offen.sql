-- An answer answers something.
CREATE FUNCTION regel.instandsetzung_frage_offen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (SELECT n.von FROM akte.freigabe_nachrichten n WHERE n.mandant_id = p_k.mandant_id AND n.freigabe_id = (regel.instandsetzung_freigabe(p_k)).id
       ORDER BY n.id DESC LIMIT 1) IS DISTINCT FROM 'eigentuemer' THEN
    RETURN engine.ablehnung('MAE40', 'Der Eigentümer hat keine offene Frage gestellt.', 'Eine Antwort ist erst nach einer Frage möglich.');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_frage_offen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_frage_offen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_frage_offen(engine.kontext) IS
'Bedingung: Eine Frage des Eigentümers ist offen (MAE40).';

-- Ten questions by link are enough; then one talks.
CREATE FUNCTION regel.instandsetzung_rueckfragen_zahl(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (SELECT count(*) FROM akte.freigabe_nachrichten n WHERE n.mandant_id = p_k.mandant_id AND n.freigabe_id = (regel.instandsetzung_freigabe(p_k)).id AND n.von = 'eigentuemer') >= 10 THEN
    RETURN engine.ablehnung('MAE41', 'Über diesen Link sind schon zehn Fragen gestellt.', 'Bitte rufen Sie die Verwaltung an.', NULL, 'text');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_rueckfragen_zahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_rueckfragen_zahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_rueckfragen_zahl(engine.kontext) IS
'Bedingung: Höchstens zehn Rückfragen je Freigabe (MAE41).';

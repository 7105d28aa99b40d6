CREATE FUNCTION regel.etv_stimmen_da(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF NOT EXISTS (SELECT FROM akte.stimmen s WHERE s.mandant_id = p_k.mandant_id AND s.beschluss_id = (regel.etv_beschluss_zeile(p_k)).id) THEN
    RETURN engine.ablehnung('MAC32', 'Es ist noch keine Stimme erfasst.', 'Auf der Seite „Stimmen erfassen“ eintragen, wer wie gestimmt hat.', '§ 25 Abs. 1 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_stimmen_da(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_stimmen_da(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_stimmen_da(engine.kontext) IS
'Bedingung: Es gibt erfasste Stimmen (MAC32).';

-- Who has voted has voted on these words.
CREATE FUNCTION regel.etv_ohne_stimmen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM akte.stimmen s WHERE s.mandant_id = p_k.mandant_id AND s.beschluss_id = (regel.etv_beschluss_zeile(p_k)).id) THEN
    RETURN engine.ablehnung('MAC44', 'Über diesen Wortlaut ist schon abgestimmt worden.', 'Den Antrag zurückziehen und mit neuem Wortlaut zur Abstimmung stellen.', '§ 23 Abs. 1 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_ohne_stimmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_ohne_stimmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_ohne_stimmen(engine.kontext) IS
'Bedingung: Es gibt noch keine Stimme zu diesem Wortlaut (MAC44).';

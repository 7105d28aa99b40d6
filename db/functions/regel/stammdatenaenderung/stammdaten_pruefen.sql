-- How it was made sure that the request is genuine, with the evidence and the mandate that came with it.
CREATE FUNCTION regel.stammdaten_pruefen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.stammdatenaenderungen AS s
     SET pruefung = p_k.daten->>'pruefung', nachweis_datei_id = coalesce(regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'nachweis'), s.nachweis_datei_id),
         mandatsreferenz = coalesce(p_k.daten->>'mandatsreferenz', s.mandatsreferenz), mandat_am = coalesce((p_k.daten->>'mandat_am')::date, s.mandat_am)
   WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_pruefen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_pruefen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_pruefen(engine.kontext) IS
'Hält die Prüfung fest; Nachweis und Mandat lassen sich dabei nachreichen.';

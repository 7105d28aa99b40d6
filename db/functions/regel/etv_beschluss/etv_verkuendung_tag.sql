CREATE FUNCTION regel.etv_verkuendung_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'verkuendet_am')::date < (regel.weg_versammlung(p_k)).durchgefuehrt_am THEN
    RETURN engine.ablehnung('MAC38', 'Verkündet wird frühestens am Tag der Versammlung.', 'Den Tag angeben, an dem das Ergebnis bekannt gegeben wurde: Mit ihm beginnt die Anfechtungsfrist.', '§ 45 Satz 1 WEG', 'verkuendet_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_verkuendung_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_verkuendung_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_verkuendung_tag(engine.kontext) IS
'Bedingung: Verkündet wird nicht vor der Versammlung (MAC38).';

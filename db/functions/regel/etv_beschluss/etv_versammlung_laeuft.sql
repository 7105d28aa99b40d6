CREATE FUNCTION regel.etv_versammlung_laeuft(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.weg_versammlung(p_k)).status <> 'durchgefuehrt' THEN
    RETURN engine.ablehnung('MAC31', 'Die Versammlung hat noch nicht stattgefunden.', 'Zuerst an der Versammlung „Durchführen“ auslösen: Damit steht fest, wer abstimmen darf.', '§ 23 Abs. 1 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.etv_versammlung_laeuft(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_versammlung_laeuft(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_versammlung_laeuft(engine.kontext) IS
'Bedingung: Die Versammlung ist eröffnet, die Stimmberechtigten stehen fest (MAC31). Norm: § 23 Abs. 1, 3 WEG.';

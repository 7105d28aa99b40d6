-- A decision of the insurance needs a claim that waits for one.
CREATE FUNCTION regel.schaden_versicherung_laeuft(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  IF v_s.versicherung_gemeldet_am IS NOT NULL AND v_s.reguliert_am IS NULL AND v_s.versicherung_abgelehnt_am IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAB04', CASE WHEN v_s.versicherung_gemeldet_am IS NULL THEN 'Der Schaden ist keiner Versicherung gemeldet.' ELSE 'Die Versicherung hat schon entschieden.' END,
    CASE WHEN v_s.versicherung_gemeldet_am IS NULL THEN 'Zuerst den Schaden der Versicherung melden.' ELSE 'Ihre Entscheidung steht in der Akte.' END, '§ 14 VVG');
END
$fn$;
ALTER FUNCTION regel.schaden_versicherung_laeuft(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_versicherung_laeuft(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_versicherung_laeuft(engine.kontext) IS
'Bedingung: Der Schaden ist der Versicherung gemeldet und noch nicht entschieden (MAB04). Norm: § 14 VVG.';

-- A written vote can be counted early: everybody may have answered.
CREATE FUNCTION regel.versammlung_stattgefunden(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
BEGIN
  IF v_v.art <> 'umlauf' AND p_k.jetzt < v_v.termin THEN
    RETURN engine.ablehnung('MAC10', 'Die Versammlung ist erst am ' || pg_catalog.to_char(v_v.termin AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY, HH24:MI') || ' Uhr.', 'Bis dahin abwarten oder die Versammlung verlegen.', '§ 24 Abs. 4 WEG');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_stattgefunden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_stattgefunden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_stattgefunden(engine.kontext) IS
'Bedingung: Der Termin ist erreicht (MAC10); im Umlaufverfahren kann früher ausgezählt werden.';

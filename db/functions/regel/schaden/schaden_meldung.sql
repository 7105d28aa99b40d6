-- A damage is reported when or after it came into being.
CREATE FUNCTION regel.schaden_meldung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'seit')::date > coalesce((p_k.daten->>'gemeldet_am')::date, p_k.heute) THEN
    RETURN engine.ablehnung('MAB01', 'Der Schaden wäre jünger als seine Meldung.', 'Einen der beiden Tage berichtigen; ist unbekannt, seit wann der Schaden besteht, das Feld leer lassen.',
      '§ 536c Abs. 1 BGB', 'seit');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_meldung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_meldung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_meldung(engine.kontext) IS
'Bedingung: Der Schaden ist nicht jünger als seine Meldung (MAB01). Norm: § 536c Abs. 1 BGB.';

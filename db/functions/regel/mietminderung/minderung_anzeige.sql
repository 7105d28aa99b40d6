-- Before the report the landlord could do nothing: no reduction for that time, unless he knew anyway. The law knows further exceptions (a report would have changed nothing): hence an override with a reason.
CREATE FUNCTION regel.minderung_anzeige(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietminderungen := regel.minderung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'ab')::date < least(v_m.angezeigt_am, v_m.kenntnis_am) THEN
    RETURN engine.ablehnung('MAB26', 'Für die Zeit vor der Anzeige am ' || regel.datum(least(v_m.angezeigt_am, v_m.kenntnis_am)) || ' ist die Miete nicht gemindert: Die Vermieterseite konnte den Mangel nicht beheben.',
      'Beginn auf den Tag der Anzeige legen. Hätte auch eine frühere Anzeige nichts geändert, kann die Teamleitung das mit Grund festhalten.', '§ 536c Abs. 2 Satz 2 Nr. 1 BGB', 'ab');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_anzeige(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_anzeige(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_anzeige(engine.kontext) IS
'Bedingung: Die Minderung beginnt nicht vor Anzeige oder Kenntnis des Mangels (MAB26, mit Grund übersteuerbar). Norm: § 536c Abs. 2 BGB.';

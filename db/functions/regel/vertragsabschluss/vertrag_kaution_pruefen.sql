-- One deposit, one check: for the event of the contract and for api.mietverhaeltnis_anlegen.
-- SELECT (regel.vertrag_kaution_pruefen(920, false, 'bar', 2800, 3)).fehlercode;   →  MA305
CREATE FUNCTION regel.vertrag_kaution_pruefen(
  p_nettokaltmiete numeric,
  p_gewerbe boolean,
  p_art text,
  p_betrag numeric,
  p_raten int
)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_art = 'keine' AND p_betrag > 0 THEN
    RETURN engine.ablehnung('MA306', 'Ohne Kaution gibt es keinen Betrag.', 'Betrag leer lassen oder eine Art der Sicherheit wählen.', '§ 551 BGB', 'betrag');
  ELSIF p_art <> 'keine' AND coalesce(p_betrag, 0) = 0 THEN
    RETURN engine.ablehnung('MA306', 'Zur Kaution fehlt der Betrag.', 'Betrag angeben oder „Keine Kaution“ wählen.', '§ 551 BGB', 'betrag');
  ELSIF NOT p_gewerbe AND p_betrag > recht.kaution_hoechstbetrag(p_nettokaltmiete) THEN
    RETURN engine.ablehnung('MA305', 'Die Kaution ist höher als drei Nettokaltmieten.',
      'Höchstens ' || pg_catalog.replace(recht.kaution_hoechstbetrag(p_nettokaltmiete)::text, '.', ',') || ' € vereinbaren; was darüber liegt, ist unwirksam.',
      '§ 551 Abs. 1, 4 BGB', 'betrag', 'Nettokaltmiete ' || p_nettokaltmiete || ', Kaution ' || p_betrag);
  ELSIF NOT p_gewerbe AND p_art = 'bar' AND p_raten <> 3 THEN
    RETURN engine.ablehnung('MA307', 'Eine Barkaution darf die Mieterseite in drei gleichen Monatsraten zahlen; weniger Raten lassen sich nicht vereinbaren.',
      'Drei Raten eintragen. Zahlt die Mieterseite freiwillig auf einmal, wird das einfach gebucht.', '§ 551 Abs. 2, 4 BGB', 'raten');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.vertrag_kaution_pruefen(numeric, boolean, text, numeric, int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kaution_pruefen(numeric, boolean, text, numeric, int) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kaution_pruefen(numeric, boolean, text, numeric, int) IS
'Prüft eine Kautionsvereinbarung: Angaben passen zusammen (MA306), höchstens drei Nettokaltmieten (MA305), drei Raten bei Barkaution (MA307). Geschäftsräume sind frei (§ 551 BGB gilt für Wohnraum). Beträge in Euro.';

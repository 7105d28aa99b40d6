-- Without readings nobody can bill what was used.
CREATE FUNCTION regel.uebergabe_zaehler_abgelesen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF regel.uebergabe_inhalt(p_k.mandant_id, (regel.uebergabe_zeile(p_k)).id)->'zaehler' <> '[]' THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA406', 'Es ist noch kein Zählerstand erfasst.',
    'Zähler ablesen. Gibt es keine, kann die Teamleitung das mit Grund freigeben.', '§ 556a BGB, § 9b HeizkostenV');
END
$fn$;
ALTER FUNCTION regel.uebergabe_zaehler_abgelesen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_zaehler_abgelesen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_zaehler_abgelesen(engine.kontext) IS
'Bedingung: Mindestens ein Zählerstand steht im Protokoll (MA406); übersteuerbar.';

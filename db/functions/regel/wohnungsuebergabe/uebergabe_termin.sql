-- An appointment lies ahead. Who enters one afterwards has the Teamleitung say why.
CREATE FUNCTION regel.uebergabe_termin(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF ((p_k.daten->>'termin')::timestamptz AT TIME ZONE 'Europe/Berlin')::date >= p_k.heute THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA404', 'Der Termin liegt in der Vergangenheit.', 'Einen Tag ab heute wählen. Einen Termin nachzutragen, kann die Teamleitung mit Grund freigeben.',
    NULL, 'termin');
END
$fn$;
ALTER FUNCTION regel.uebergabe_termin(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_termin(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_termin(engine.kontext) IS
'Bedingung: Der Termin liegt nicht in der Vergangenheit (MA404); übersteuerbar, um nachzutragen.';

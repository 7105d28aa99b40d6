-- Eight in the morning of the due day, unless somebody was reminded of this day already.
CREATE FUNCTION regel.aufgabe_frist_faellig(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (a.faellig_am + interval '8 hours') AT TIME ZONE 'Europe/Berlin'
            FROM akte.aufgaben a
           WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id AND a.faellig_am IS DISTINCT FROM a.erinnert_fuer);
END
$fn$;
ALTER FUNCTION regel.aufgabe_frist_faellig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_frist_faellig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_frist_faellig(engine.kontext) IS
'Fälligkeitstag der Aufgabe, 8 Uhr; NULL ohne Tag oder wenn an ihn schon erinnert wurde.';

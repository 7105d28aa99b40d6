-- Eight in the morning of the day to look again.
CREATE FUNCTION regel.aufgabe_frist_wiedervorlage(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT (a.wiedervorlage_am + interval '8 hours') AT TIME ZONE 'Europe/Berlin'
            FROM akte.aufgaben a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.aufgabe_frist_wiedervorlage(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_frist_wiedervorlage(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_frist_wiedervorlage(engine.kontext) IS
'Tag der Wiedervorlage, 8 Uhr; NULL ohne Tag.';

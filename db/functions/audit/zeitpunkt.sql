-- A moment as text that no session setting changes.
-- SELECT audit.zeitpunkt('2026-02-28 10:00+01');   →  2026-02-28T09:00:00.000000Z
CREATE FUNCTION audit.zeitpunkt(p_zeit timestamptz)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.to_char(p_zeit AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$fn$;
ALTER FUNCTION audit.zeitpunkt(timestamptz) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION audit.zeitpunkt(timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION audit.zeitpunkt(timestamptz) IS
'Zeitpunkt in UTC als Text, unabhängig von TimeZone und DateStyle der Sitzung.';

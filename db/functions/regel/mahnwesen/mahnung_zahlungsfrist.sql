-- Days of grace of a level: 10, 10, 7.
-- SELECT regel.mahnung_zahlungsfrist(3);   →  7
CREATE FUNCTION regel.mahnung_zahlungsfrist(p_stufe int)
RETURNS int
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_stufe < 3 THEN 10 ELSE 7 END
$fn$;
ALTER FUNCTION regel.mahnung_zahlungsfrist(int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_zahlungsfrist(int) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_zahlungsfrist(int) IS
'Zahlungsfrist einer Mahnstufe in Tagen.';

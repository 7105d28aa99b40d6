-- A day on which the European settlement system (TARGET) is open. Not the holidays of a Land: 3 October is one of them.
-- SELECT regel.bankarbeitstag('2026-04-03');   →  f   (Karfreitag)
CREATE FUNCTION regel.bankarbeitstag(p_tag date)
RETURNS boolean
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.date_part('isodow', p_tag) < 6
   AND NOT (pg_catalog.to_char(p_tag, 'MM-DD') IN ('01-01', '05-01', '12-25', '12-26'))
   AND NOT EXISTS (SELECT FROM recht.feiertage_geltend f WHERE f.land = 'BE' AND f.tag = p_tag AND f.name IN ('Karfreitag', 'Ostermontag'))
$fn$;
ALTER FUNCTION regel.bankarbeitstag(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bankarbeitstag(date) FROM PUBLIC;
COMMENT ON FUNCTION regel.bankarbeitstag(date) IS
'Bankarbeitstag des europäischen Zahlungsverkehrs (TARGET): Montag bis Freitag außer Neujahr, Karfreitag, Ostermontag, 1. Mai, 25. und 26. Dezember.';

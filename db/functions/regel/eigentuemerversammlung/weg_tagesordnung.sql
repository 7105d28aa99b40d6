-- The agenda as it stands: the newest fassung of each number, without what was struck.
-- SELECT nummer, titel FROM regel.weg_tagesordnung(1, 7);   →  3 | Wirtschaftsplan 2027
CREATE FUNCTION regel.weg_tagesordnung(p_mandant_id bigint, p_versammlung_id bigint)
RETURNS SETOF akte.tagesordnungspunkte
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT t.*
  FROM akte.tagesordnungspunkte t
 WHERE t.mandant_id = p_mandant_id AND t.versammlung_id = p_versammlung_id AND NOT t.gestrichen
   AND t.fassung = (SELECT max(n.fassung) FROM akte.tagesordnungspunkte n
                     WHERE n.mandant_id = t.mandant_id AND n.versammlung_id = t.versammlung_id AND n.nummer = t.nummer)
 ORDER BY t.nummer
$fn$;
ALTER FUNCTION regel.weg_tagesordnung(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_tagesordnung(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_tagesordnung(bigint, bigint) IS
'Tagesordnung einer Versammlung in ihrer geltenden Fassung, ohne gestrichene Punkte.';

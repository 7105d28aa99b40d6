-- Every position as it stands: of each number the newest fassung.
CREATE FUNCTION regel.kaution_positionen_gueltig(p_mandant_id bigint, p_abrechnung_id bigint)
RETURNS SETOF akte.kaution_positionen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT DISTINCT ON (p.nummer) p.*
  FROM akte.kaution_positionen p
 WHERE p.mandant_id = p_mandant_id AND p.abrechnung_id = p_abrechnung_id
 ORDER BY p.nummer, p.fassung DESC
$fn$;
ALTER FUNCTION regel.kaution_positionen_gueltig(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_positionen_gueltig(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_positionen_gueltig(bigint, bigint) IS
'Positionen einer Kautionsabrechnung in ihrer letzten Fassung.';

-- The flats that count: of each number the newest fassung.
CREATE FUNCTION regel.mieterhoehung_vergleichswohnungen(
  p_mandant_id bigint,
  p_mieterhoehung_id bigint
)
RETURNS SETOF akte.mieterhoehung_vergleichswohnungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT DISTINCT ON (w.nummer) w.*
  FROM akte.mieterhoehung_vergleichswohnungen w
 WHERE w.mandant_id = p_mandant_id AND w.mieterhoehung_id = p_mieterhoehung_id
 ORDER BY w.nummer, w.fassung DESC
$fn$;
ALTER FUNCTION regel.mieterhoehung_vergleichswohnungen(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_vergleichswohnungen(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_vergleichswohnungen(bigint, bigint) IS
'Vergleichswohnungen einer Mieterhöhung in ihrer letzten Fassung.';

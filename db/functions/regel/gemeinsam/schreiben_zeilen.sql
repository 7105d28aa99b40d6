-- Rows of a table with every cell as text: numbers with a point, days ISO; the kind of the column says how it is printed.
-- SELECT regel.schreiben_zeilen('[[1, "a", null, 180.00]]');   →  [["1", "a", null, "180.00"]]
CREATE FUNCTION regel.schreiben_zeilen(p_zeilen jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(pg_catalog.jsonb_agg(
         CASE WHEN pg_catalog.jsonb_typeof(z) = 'array'
              THEN coalesce((SELECT pg_catalog.jsonb_agg(c #>> '{}' ORDER BY n) FROM pg_catalog.jsonb_array_elements(z) WITH ORDINALITY AS y(c, n)), '[]')
              ELSE '[]' END ORDER BY nr), '[]')
  FROM pg_catalog.jsonb_array_elements(p_zeilen) WITH ORDINALITY AS x(z, nr)
$fn$;
ALTER FUNCTION regel.schreiben_zeilen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schreiben_zeilen(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.schreiben_zeilen(jsonb) IS
'Zeilen einer Tabelle im Schreiben, jede Zelle als Text.';

-- The numbers of the items left out of a letter.
-- SELECT regel.mahnung_ausgelassen('2, 3');   →  {2,3}
CREATE FUNCTION regel.mahnung_ausgelassen(p_text text)
RETURNS int[]
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(pg_catalog.array_agg(x::int), '{}') FROM pg_catalog.regexp_split_to_table(coalesce(p_text, ''), '[^0-9]+') x WHERE x ~ '^[0-9]{1,4}$'
$fn$;
ALTER FUNCTION regel.mahnung_ausgelassen(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_ausgelassen(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_ausgelassen(text) IS
'Liest die Nummern der Posten, die nicht in den Brief sollen.';

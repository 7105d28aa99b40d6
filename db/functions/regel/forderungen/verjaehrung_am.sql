-- The last day on which a claim can be enforced: three years after the end of the year in which it fell due.
-- SELECT regel.verjaehrung_am(DATE '2026-02-04');   →  2029-12-31
CREATE FUNCTION regel.verjaehrung_am(p_faellig_am date)
RETURNS date
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT (pg_catalog.date_trunc('year', p_faellig_am::timestamp) + interval '4 years - 1 day')::date
$fn$;
ALTER FUNCTION regel.verjaehrung_am(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.verjaehrung_am(date) FROM PUBLIC;
COMMENT ON FUNCTION regel.verjaehrung_am(date) IS
'Letzter Tag vor der Verjährung einer Forderung ohne Hemmung. Norm: §§ 195, 199 Abs. 1 BGB.';

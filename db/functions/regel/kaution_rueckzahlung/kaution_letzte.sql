-- The newest statement of a settlement.
CREATE FUNCTION regel.kaution_letzte(p_mandant_id bigint, p_abrechnung_id bigint)
RETURNS akte.kaution_teilabrechnungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT t FROM akte.kaution_teilabrechnungen t
 WHERE t.mandant_id = p_mandant_id AND t.abrechnung_id = p_abrechnung_id ORDER BY t.nummer DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.kaution_letzte(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_letzte(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_letzte(bigint, bigint) IS
'Die letzte Abrechnung (Teil oder Schluss) einer Kautionsabrechnung.';

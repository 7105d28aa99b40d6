-- The heating block in force: the newest row.
CREATE FUNCTION regel.nk_heizung(p_mandant_id bigint, p_abrechnung_id bigint)
RETURNS akte.nk_heizungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT h FROM akte.nk_heizungen h WHERE h.mandant_id = p_mandant_id AND h.abrechnung_id = p_abrechnung_id ORDER BY h.id DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.nk_heizung(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_heizung(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_heizung(bigint, bigint) IS
'Gültige Angaben zur Heizung einer Abrechnung; NULL, wenn keine erfasst sind.';

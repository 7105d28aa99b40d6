-- Up to which amount the manager decides alone. The limit of the object comes before that of the house; NULL: none is known.
--
--   SELECT regel.freigabegrenze(1, 12, '2026-05-01');
--    → 500.00
CREATE FUNCTION regel.freigabegrenze(p_mandant_id bigint, p_objekt_id bigint, p_tag date)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT g.betrag FROM akte.freigabegrenzen g
 WHERE g.mandant_id = p_mandant_id AND (g.objekt_id = p_objekt_id OR g.objekt_id IS NULL) AND g.gueltig_ab <= p_tag
 ORDER BY g.objekt_id IS NULL, g.gueltig_ab DESC, g.id DESC LIMIT 1
$fn$;
ALTER FUNCTION regel.freigabegrenze(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.freigabegrenze(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.freigabegrenze(bigint, bigint, date) IS
'Freigabegrenze (EUR) eines Objekts an einem Tag: die des Objekts, sonst die für alle; NULL, wenn keine hinterlegt ist.';

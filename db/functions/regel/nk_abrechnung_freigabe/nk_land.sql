-- The Land whose holidays count: that of the object.
CREATE FUNCTION regel.nk_land(p_mandant_id bigint, p_abrechnung_id bigint)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT o.land FROM akte.nk_abrechnungen a JOIN akte.objekte o ON o.mandant_id = a.mandant_id AND o.id = a.objekt_id WHERE a.mandant_id = p_mandant_id AND a.id = p_abrechnung_id
$fn$;
ALTER FUNCTION regel.nk_land(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_land(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_land(bigint, bigint) IS
'Land des abgerechneten Objekts.';

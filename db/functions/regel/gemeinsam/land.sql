-- The Land whose holidays count for a lease: that of the flat.
-- SELECT regel.land(1, 7);   →  BE
CREATE FUNCTION regel.land(p_mandant_id bigint, p_mietverhaeltnis_id bigint)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT o.land
  FROM akte.mietverhaeltnisse m
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
  JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
 WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id
$fn$;
ALTER FUNCTION regel.land(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.land(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.land(bigint, bigint) IS
'Land (mit Region) des Objekts eines Mietverhältnisses, wie recht.* es versteht.';

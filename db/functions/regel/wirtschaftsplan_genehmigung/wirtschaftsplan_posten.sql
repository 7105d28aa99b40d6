-- The positions as they stand.
-- SELECT nummer, bezeichnung, betrag FROM regel.wirtschaftsplan_posten(1, 3);   →  1 | Gebäudeversicherung | 4800.00
CREATE FUNCTION regel.wirtschaftsplan_posten(p_mandant_id bigint, p_plan_id bigint)
RETURNS SETOF akte.wirtschaftsplan_positionen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT p.*
  FROM akte.wirtschaftsplan_positionen p
 WHERE p.mandant_id = p_mandant_id AND p.plan_id = p_plan_id AND NOT p.gestrichen
   AND p.fassung = (SELECT max(n.fassung) FROM akte.wirtschaftsplan_positionen n WHERE n.mandant_id = p.mandant_id AND n.plan_id = p.plan_id AND n.nummer = p.nummer)
 ORDER BY p.nummer
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_posten(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_posten(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_posten(bigint, bigint) IS
'Positionen eines Wirtschaftsplans in ihrer geltenden Fassung.';

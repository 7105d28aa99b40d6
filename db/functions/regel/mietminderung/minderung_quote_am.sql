-- The quota on a day over all defects of a lease. Of each defect the newest decision that has begun counts; together never more than the rent.
-- SELECT regel.minderung_quote_am(1, 7, '2021-03-05');   →  20.00
CREATE FUNCTION regel.minderung_quote_am(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_tag date)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT least(100, coalesce(sum(CASE WHEN q.bis < p_tag THEN 0 ELSE q.quote END), 0))
  FROM akte.mietminderungen m
  CROSS JOIN LATERAL (SELECT x.quote, x.bis FROM akte.minderung_quoten x
                       WHERE x.mandant_id = m.mandant_id AND x.minderung_id = m.id AND x.ab <= p_tag ORDER BY x.nummer DESC LIMIT 1) q
 WHERE m.mandant_id = p_mandant_id AND m.mietverhaeltnis_id = p_mietverhaeltnis_id
$fn$;
ALTER FUNCTION regel.minderung_quote_am(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_quote_am(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_quote_am(bigint, bigint, date) IS
'Minderungsquote in Prozent, die an einem Tag für ein Mietverhältnis gilt; mehrere Mängel zusammen höchstens 100.';

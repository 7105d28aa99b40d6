-- What lies on the deposit account of a lease.
-- SELECT regel.vertrag_kautionssaldo(1, 7);   →  1840.00
CREATE FUNCTION regel.vertrag_kautionssaldo(p_mandant_id bigint, p_mietverhaeltnis_id bigint)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(sum(b.betrag), 0)
  FROM akte.kautionen k
  JOIN akte.kaution_buchungen b ON b.mandant_id = k.mandant_id AND b.kaution_id = k.id
 WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id
$fn$;
ALTER FUNCTION regel.vertrag_kautionssaldo(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kautionssaldo(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kautionssaldo(bigint, bigint) IS
'Guthaben auf dem Kautionskonto eines Mietverhältnisses in Euro (0 ohne Kaution).';

-- The conditions of today; where the flat was handed over before the lease begins, those it begins with.
-- SELECT (regel.miethoehe_geltend(1, 7, '2026-03-02')).mietart;   →  fest
CREATE FUNCTION regel.miethoehe_geltend(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_heute date
)
RETURNS akte.mietkonditionen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT k
  FROM akte.mietkonditionen k
 WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id
   AND k.gueltig_ab <= greatest(p_heute, (SELECT min(x.gueltig_ab) FROM akte.mietkonditionen x WHERE x.mandant_id = p_mandant_id AND x.mietverhaeltnis_id = p_mietverhaeltnis_id))
 ORDER BY k.gueltig_ab DESC, k.id DESC
 LIMIT 1
$fn$;
ALTER FUNCTION regel.miethoehe_geltend(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_geltend(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_geltend(bigint, bigint, date) IS
'Mietkonditionen von heute; vor dem Mietbeginn die, mit denen das Mietverhältnis beginnt.';

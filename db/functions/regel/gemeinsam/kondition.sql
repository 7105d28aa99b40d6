-- The rent in force on a day; a later row for the same day supersedes.
-- SELECT (regel.kondition(1, 7, '2026-02-01')).nettokaltmiete;   →  920.00
CREATE FUNCTION regel.kondition(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_tag date
)
RETURNS akte.mietkonditionen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT k
  FROM akte.mietkonditionen k
 WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id AND k.gueltig_ab <= p_tag
 ORDER BY k.gueltig_ab DESC, k.id DESC
 LIMIT 1
$fn$;
ALTER FUNCTION regel.kondition(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kondition(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.kondition(bigint, bigint, date) IS
'Mietkonditionen, die an einem Tag gelten; NULL vor der ersten.';

-- The e-mail addresses a document may go to: of every addressee one, or none at all.
-- SELECT regel.post_adressen(1, 17, 'eigentuemer:7');   →  {ines.berg@example.org}
CREATE FUNCTION regel.post_adressen(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_an text, p_tag date)
RETURNS text[]
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH person AS (
  SELECT 'mieter' AS art, vp.mieter_id AS id
    FROM akte.vertragsparteien vp JOIN akte.mietverhaeltnisse m ON m.mandant_id = vp.mandant_id AND m.id = vp.mietverhaeltnis_id
   WHERE (p_an = '' OR p_an = 'mietverhaeltnis:' || p_mietverhaeltnis_id) AND vp.mandant_id = p_mandant_id AND vp.mietverhaeltnis_id = p_mietverhaeltnis_id
     AND (vp.bis IS NULL OR vp.bis >= least(p_tag, coalesce(m.mietende, p_tag)))
  UNION
  -- CASE, because a planner may read the number before it looks whether there is one
  SELECT pg_catalog.split_part(p_an, ':', 1), CASE WHEN p_an ~ ':[0-9]{1,18}$' THEN pg_catalog.split_part(p_an, ':', 2)::bigint END
   WHERE p_an ~ '^(mieter|eigentuemer):[0-9]{1,18}$'
), adresse AS (
  SELECT p.id, (SELECT CASE WHEN e.erteilt THEN e.email END FROM akte.post_einwilligungen e
                 WHERE e.mandant_id = p_mandant_id
                   AND CASE p.art WHEN 'mieter' THEN e.mieter_id ELSE e.eigentuemer_id END = p.id
                 ORDER BY e.id DESC LIMIT 1) AS email
    FROM person p
)
-- a joint letter reaches all of them or goes out on paper
SELECT CASE WHEN pg_catalog.bool_and(a.email IS NOT NULL) THEN pg_catalog.array_agg(DISTINCT a.email) END FROM adresse a
$fn$;
ALTER FUNCTION regel.post_adressen(bigint, bigint, text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.post_adressen(bigint, bigint, text, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.post_adressen(bigint, bigint, text, date) IS
'E-Mail-Adressen, an die ein Schreiben gehen darf, oder NULL. p_an leer oder mietverhaeltnis:17: die Mieterseite dieses Mietverhältnisses, mieter:7 oder eigentuemer:7: diese Person. Nur wenn alle Empfänger in E-Mail eingewilligt haben.';

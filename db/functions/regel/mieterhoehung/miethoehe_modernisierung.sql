-- What modernisations added to the rent after one day and up to another, as far as no later agreement set the rent anew.
-- SELECT regel.miethoehe_modernisierung(1, 7, '2023-06-01', '2026-03-02');   →  50.00
CREATE FUNCTION regel.miethoehe_modernisierung(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_nach date,
  p_bis date
)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(sum(s.nettokaltmiete - s.vorher), 0)
  FROM (SELECT w.gueltig_ab, w.nettokaltmiete, w.vorgang_id, pg_catalog.lag(w.nettokaltmiete) OVER (ORDER BY w.gueltig_ab) AS vorher
          FROM (SELECT DISTINCT ON (k.gueltig_ab) k.gueltig_ab, k.nettokaltmiete, k.vorgang_id
                  FROM akte.mietkonditionen k
                 WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id
                 ORDER BY k.gueltig_ab, k.id DESC) w) s
  JOIN engine.vorgang v ON v.mandant_id = p_mandant_id AND v.id = s.vorgang_id AND v.automat = 'modernisierung'
 WHERE s.gueltig_ab > p_nach AND s.gueltig_ab <= p_bis AND s.nettokaltmiete > s.vorher
   AND NOT EXISTS (SELECT FROM akte.nachtraege n
                    WHERE n.mandant_id = p_mandant_id AND n.mietverhaeltnis_id = p_mietverhaeltnis_id AND n.inhalt ? 'nettokaltmiete'
                      AND n.gueltig_ab >= s.gueltig_ab AND n.gueltig_ab <= p_bis)
$fn$;
ALTER FUNCTION regel.miethoehe_modernisierung(bigint, bigint, date, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_modernisierung(bigint, bigint, date, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_modernisierung(bigint, bigint, date, date) IS
'Summe der Erhöhungen nach Modernisierung (§§ 559–559e BGB) nach dem Tag p_nach bis einschließlich p_bis, die noch in der Miete stecken; Euro im Monat. Norm: § 558 Abs. 3 BGB.';

-- The day the Nettokaltmiete last changed, or the lease began. Up or down, agreed or declared: "unverändert" knows no difference. Only an
-- increase after a modernisation does not count (§ 558 Abs. 1 Satz 3, § 557b Abs. 2 Satz 1); operating costs are no Nettokaltmiete.
-- SELECT regel.miethoehe_letzte_aenderung(1, 7);   →  2025-03-01
CREATE FUNCTION regel.miethoehe_letzte_aenderung(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint
)
RETURNS date
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT max(s.gueltig_ab)
  FROM (SELECT w.gueltig_ab, w.nettokaltmiete, w.vorgang_id, pg_catalog.lag(w.nettokaltmiete) OVER (ORDER BY w.gueltig_ab) AS vorher
          FROM (SELECT DISTINCT ON (k.gueltig_ab) k.gueltig_ab, k.nettokaltmiete, k.vorgang_id
                  FROM akte.mietkonditionen k
                 WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id
                 ORDER BY k.gueltig_ab, k.id DESC) w) s
 WHERE s.vorher IS NULL
    OR (s.vorher <> s.nettokaltmiete
        AND NOT EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = p_mandant_id AND v.id = s.vorgang_id AND v.automat = 'modernisierung'))
$fn$;
ALTER FUNCTION regel.miethoehe_letzte_aenderung(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miethoehe_letzte_aenderung(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.miethoehe_letzte_aenderung(bigint, bigint) IS
'Tag der letzten Änderung der Nettokaltmiete (oder Mietbeginn), ohne Erhöhungen nach Modernisierung. Norm: § 558 Abs. 1, § 557b Abs. 2 BGB.';

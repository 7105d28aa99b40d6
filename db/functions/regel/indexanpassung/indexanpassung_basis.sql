-- The month the rent is reckoned from: that of the last adjustment since the index was agreed, else the one the agreement names, else the
-- month the indexed rent began. NULL where a stock taken over does not say.
-- SELECT regel.indexanpassung_basis(1, 7, '2026-03-02');   →  2024-06-01
CREATE FUNCTION regel.indexanpassung_basis(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_tag date
)
RETURNS date
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_seit date;
  v_i    akte.indexvereinbarungen;
BEGIN
  -- since when the rent has been an indexed one without interruption
  SELECT min(k.gueltig_ab) INTO v_seit FROM akte.mietkonditionen k
   WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id AND k.mietart = 'index' AND k.gueltig_ab <= p_tag
     AND NOT EXISTS (SELECT FROM akte.mietkonditionen x WHERE x.mandant_id = k.mandant_id AND x.mietverhaeltnis_id = k.mietverhaeltnis_id
                        AND x.gueltig_ab >= k.gueltig_ab AND x.gueltig_ab <= p_tag AND x.mietart <> 'index'
                        AND NOT EXISTS (SELECT FROM akte.mietkonditionen y WHERE y.mandant_id = x.mandant_id AND y.mietverhaeltnis_id = x.mietverhaeltnis_id AND y.gueltig_ab = x.gueltig_ab AND y.id > x.id));
  SELECT i.* INTO v_i FROM akte.indexvereinbarungen i
   WHERE i.mandant_id = p_mandant_id AND i.mietverhaeltnis_id = p_mietverhaeltnis_id AND i.gueltig_ab BETWEEN v_seit AND p_tag
   ORDER BY i.gueltig_ab DESC, i.id DESC LIMIT 1;
  RETURN coalesce(
    (SELECT a.monat_neu FROM akte.indexanpassungen a
      WHERE a.mandant_id = p_mandant_id AND a.mietverhaeltnis_id = p_mietverhaeltnis_id AND a.status = 'umgesetzt' AND a.wirksam_ab >= coalesce(v_i.gueltig_ab, v_seit)
      ORDER BY a.wirksam_ab DESC, a.id DESC LIMIT 1),
    v_i.basis_monat,
    CASE WHEN NOT (SELECT m.uebernommen FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id)
         THEN recht.monatsanfang(p_tag := v_seit) END);
END
$fn$;
ALTER FUNCTION regel.indexanpassung_basis(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_basis(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_basis(bigint, bigint, date) IS
'Monat, von dessen Verbraucherpreisindex die nächste Anpassung rechnet. Norm: § 557b Abs. 1 BGB.';

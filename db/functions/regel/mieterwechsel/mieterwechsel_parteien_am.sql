-- Who was party to a lease on a day: a claim stays with those who were party when it fell due.
-- SELECT mieter_id FROM regel.mieterwechsel_parteien_am(1, 7, '2024-03-01');   →  11, 12
CREATE FUNCTION regel.mieterwechsel_parteien_am(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_tag date)
RETURNS SETOF akte.vertragsparteien
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT vp.*
  FROM akte.vertragsparteien vp
 WHERE vp.mandant_id = p_mandant_id AND vp.mietverhaeltnis_id = p_mietverhaeltnis_id AND vp.von <= p_tag AND coalesce(vp.bis, 'infinity') >= p_tag
 ORDER BY vp.nummer, vp.id
$fn$;
ALTER FUNCTION regel.mieterwechsel_parteien_am(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_parteien_am(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_parteien_am(bigint, bigint, date) IS
'Vertragsparteien der Mieterseite eines Mietverhältnisses an einem Tag, in der Reihenfolge des Vertrags.';

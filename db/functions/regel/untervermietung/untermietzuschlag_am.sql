-- The surcharge for subletting in force on a day, over all permissions of a lease; a component of the rent beside akte.mietkonditionen.
-- SELECT regel.untermietzuschlag_am(1, 7, '2023-09-01');   →  45.00
CREATE FUNCTION regel.untermietzuschlag_am(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_tag date)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce(sum(z.betrag), 0.00)
  FROM (SELECT DISTINCT ON (x.vorgang_id) x.betrag
          FROM akte.untermietzuschlaege x
         WHERE x.mandant_id = p_mandant_id AND x.mietverhaeltnis_id = p_mietverhaeltnis_id AND x.gueltig_ab <= p_tag
         ORDER BY x.vorgang_id, x.gueltig_ab DESC, x.id DESC) z
$fn$;
ALTER FUNCTION regel.untermietzuschlag_am(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untermietzuschlag_am(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.untermietzuschlag_am(bigint, bigint, date) IS
'Untermietzuschlag eines Mietverhältnisses, der an einem Tag gilt, in Euro im Monat (0.00 ohne). Norm: § 553 Abs. 2 BGB.';

-- The surcharge of one month, by day where it begins or ends inside; the monthly claim takes it as a part of its own.
-- SELECT regel.untermietzuschlag_fuer_monat(1, 7, '2023-09-01');   →  45.00
CREATE FUNCTION regel.untermietzuschlag_fuer_monat(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_monat date)
RETURNS numeric
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_monat date := pg_catalog.date_trunc('month', p_monat::timestamp)::date;
  v_ende  date := (v_monat + interval '1 month' - interval '1 day')::date;
BEGIN
  IF NOT EXISTS (SELECT FROM akte.untermietzuschlaege x WHERE x.mandant_id = p_mandant_id AND x.mietverhaeltnis_id = p_mietverhaeltnis_id AND x.gueltig_ab <= v_ende) THEN
    RETURN 0.00;
  END IF;
  RETURN (SELECT pg_catalog.round(coalesce(sum(regel.untermietzuschlag_am(p_mandant_id, p_mietverhaeltnis_id, g::date)), 0) / extract(DAY FROM v_ende)::int, 2)
            FROM akte.mietverhaeltnisse m
            CROSS JOIN LATERAL pg_catalog.generate_series(greatest(v_monat, m.mietbeginn)::timestamp, least(v_ende, coalesce(m.mietende, v_ende))::timestamp, interval '1 day') g
           WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id);
END
$fn$;
ALTER FUNCTION regel.untermietzuschlag_fuer_monat(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untermietzuschlag_fuer_monat(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.untermietzuschlag_fuer_monat(bigint, bigint, date) IS
'Untermietzuschlag eines Monats in Euro, taggenau, am Ende einmal gerundet; für die monatlichen Sollstellungen ein Bestandteil der Art untermietzuschlag. p_monat: irgendein Tag des Monats. Norm: § 553 Abs. 2 BGB.';

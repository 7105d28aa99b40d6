-- Degree-day figures (VDI 2067): how much of a year's heating falls on a span, in thousandths of a year. June to August share 40.
-- SELECT regel.nk_gradtage(DATE '2025-01-01', DATE '2025-01-31');   →  170
CREATE FUNCTION regel.nk_gradtage(p_von date, p_bis date)
RETURNS numeric
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT sum(CASE m.monat WHEN 1 THEN 170 WHEN 2 THEN 150 WHEN 3 THEN 130 WHEN 4 THEN 80 WHEN 5 THEN 40 WHEN 9 THEN 30 WHEN 10 THEN 80 WHEN 11 THEN 120 WHEN 12 THEN 160
                        ELSE 40 END * m.tage
           -- summer: 40 for the 92 days of three months together
           / CASE WHEN m.monat BETWEEN 6 AND 8 THEN 92 ELSE m.monatstage END::numeric)
  FROM (SELECT extract(month FROM d)::int AS monat, count(*) AS tage,
               extract(day FROM pg_catalog.date_trunc('month', d) + interval '1 month' - interval '1 day')::int AS monatstage
          FROM pg_catalog.generate_series(p_von::timestamp, p_bis::timestamp, interval '1 day') d
         GROUP BY pg_catalog.date_trunc('month', d), extract(month FROM d)) m
$fn$;
ALTER FUNCTION regel.nk_gradtage(date, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_gradtage(date, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_gradtage(date, date) IS
'Gradtagzahl eines Zeitraums in Tausendsteln des Jahres (VDI 2067), für die Grundkosten der Heizung bei Nutzerwechsel. Norm: § 9b Abs. 2 HeizkostenV.';

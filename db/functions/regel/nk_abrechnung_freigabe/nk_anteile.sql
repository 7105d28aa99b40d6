-- Splits an amount in whole cents by weights, so that the parts add up to the amount to the cent: everybody gets the cents he is sure
-- of, and what is left goes to the largest remainders. Exact: weights are numeric, quotients never rounded (div and mod of numeric).
-- SELECT regel.nk_anteile(100.00, ARRAY[1, 1, 1]::numeric[]);   →  {33.34,33.33,33.33}
-- SELECT regel.nk_anteile(-10.00, ARRAY[3, 0, 1]::numeric[]);   →  {-7.50,0.00,-2.50}
CREATE FUNCTION regel.nk_anteile(p_betrag numeric, p_gewichte numeric[])
RETURNS numeric[]
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH g AS (
  SELECT x.nr, x.gewicht, sum(x.gewicht) OVER () AS summe, abs(p_betrag) * 100 AS cent
    FROM unnest(p_gewichte) WITH ORDINALITY AS x(gewicht, nr)
), sicher AS (
  SELECT nr, pg_catalog.div(cent * gewicht, summe) AS anteil, (cent * gewicht) % summe AS rest, cent FROM g
), gereiht AS (
  -- equal remainders: who stands first in the list, so that the same data always give the same statement
  SELECT nr, anteil, cent - sum(anteil) OVER () AS offen, row_number() OVER (ORDER BY rest DESC, nr) AS rang FROM sicher
)
SELECT CASE WHEN (SELECT bool_or(gewicht IS NULL OR gewicht < 0) FROM g) IS NOT FALSE OR (SELECT max(summe) FROM g) <= 0 THEN NULL
            ELSE (SELECT array_agg((sign(p_betrag) * (anteil + CASE WHEN rang <= offen THEN 1 ELSE 0 END) / 100)::numeric(12,2) ORDER BY nr) FROM gereiht) END
$fn$;
ALTER FUNCTION regel.nk_anteile(numeric, numeric[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_anteile(numeric, numeric[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_anteile(numeric, numeric[]) IS
'Verteilt einen Betrag nach Gewichten auf ganze Cent (größter Rest); die Summe der Anteile ist immer der Betrag. NULL, wenn ein Gewicht fehlt oder negativ ist oder alle null sind.';

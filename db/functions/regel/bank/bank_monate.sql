-- The months a purpose names: numbers of months, with the year where it is said.
-- SELECT * FROM regel.bank_monate('MIETE NOV 2026 UND 12 2026');   →  11 | 2026, 12 | 2026
CREATE FUNCTION regel.bank_monate(p_zweck text)
RETURNS TABLE (monat int, jahr int)
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: none, so that the planner puts the body in its place
AS $fn$
SELECT pg_catalog.array_position(ARRAY['JAN', 'FEB', 'MRZ', 'APR', 'MAI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEZ'],
         CASE WHEN pg_catalog.left(t.m[1], 3) IN ('MAE', 'MAR') THEN 'MRZ' ELSE pg_catalog.left(t.m[1], 3) END),
       CASE WHEN pg_catalog.length(t.m[2]) = 2 THEN 2000 + t.m[2]::int ELSE t.m[2]::int END
  FROM pg_catalog.regexp_matches(p_zweck, '\m(JAN(?:UAR)?|FEB(?:RUAR)?|MAERZ|MRZ|MAR|APR(?:IL)?|MAI|JUNI?|JULI?|AUG(?:UST)?|SEPT?(?:EMBER)?|OKT(?:OBER)?|NOV(?:EMBER)?|DEZ(?:EMBER)?)\M(?: (20[0-9]{2}|[0-9]{2})\M)?', 'g') AS t(m)
UNION ALL
SELECT t.m[1]::int, t.m[2]::int FROM pg_catalog.regexp_matches(p_zweck, '\m(0?[1-9]|1[0-2]) (20[0-9]{2})\M', 'g') AS t(m)
UNION ALL
SELECT t.m[2]::int, t.m[1]::int FROM pg_catalog.regexp_matches(p_zweck, '\m(20[0-9]{2}) (0[1-9]|1[0-2])\M', 'g') AS t(m)
$fn$;
ALTER FUNCTION regel.bank_monate(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_monate(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_monate(text) IS
'Monate, die ein Verwendungszweck (in der Form von regel.bank_wort) nennt; jahr ist NULL, wenn keines dabeisteht. Zahlen gelten nur mit vierstelligem Jahr als Monat.';

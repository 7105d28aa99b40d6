-- Twelve instalments that add up: the cents that twelve does not divide go to the first months.
-- SELECT regel.weg_monatsrate(1000.00, 1), regel.weg_monatsrate(1000.00, 12);   →  83.34 | 83.33
CREATE FUNCTION regel.weg_monatsrate(p_jahresbetrag numeric, p_monat int)
RETURNS numeric
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT (pg_catalog.trunc(p_jahresbetrag / 12, 2) + CASE WHEN p_monat <= (p_jahresbetrag - pg_catalog.trunc(p_jahresbetrag / 12, 2) * 12) * 100 THEN 0.01 ELSE 0 END)::numeric(12,2)
$fn$;
ALTER FUNCTION regel.weg_monatsrate(numeric, int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_monatsrate(numeric, int) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_monatsrate(numeric, int) IS
'Rate eines Monats (1–12) von einem Jahresbetrag; die zwölf Raten ergeben den Jahresbetrag auf den Cent.';

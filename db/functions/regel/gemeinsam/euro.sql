-- Money as a letter writes it; the minus is the real one, the blank before the sign does not break.
-- SELECT regel.euro(1234.5), regel.euro(-0.10);   →  1.234,50 € | −0,10 €
CREATE FUNCTION regel.euro(p_betrag numeric)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN pg_catalog.round(p_betrag, 2) < 0 THEN '−' ELSE '' END
       -- fixed commas and points: the locale of the server must not decide what a letter says
       || pg_catalog.translate(pg_catalog.to_char(pg_catalog.abs(pg_catalog.round(p_betrag, 2)), 'FM999,999,999,990.00'), ',.', '.,')
       || pg_catalog.chr(160) || '€'
$fn$;
ALTER FUNCTION regel.euro(numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.euro(numeric) FROM PUBLIC;
COMMENT ON FUNCTION regel.euro(numeric) IS
'Betrag in Euro für Texte: 1.234,50 €, negativ mit Minuszeichen (−), kaufmännisch auf Cent gerundet; NULL bleibt NULL.';

-- A debtor as pages and notes write him: m:17 a lease, h:7:31 an owner and his unit. No row: there is no such debtor.
-- SELECT * FROM regel.bank_schuldner(1, 'h:7:31');   →   | 7 | 31
CREATE FUNCTION regel.bank_schuldner(p_mandant_id bigint, p_schluessel text)
RETURNS TABLE (mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT m.id, NULL::bigint, NULL::bigint
  FROM pg_catalog.regexp_match(p_schluessel, '^m:(\d{1,18})$') AS t(m0)
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_mandant_id AND m.id = t.m0[1]::bigint
UNION ALL
SELECT DISTINCT NULL::bigint, v.eigentuemer_id, v.einheit_id
  FROM pg_catalog.regexp_match(p_schluessel, '^h:(\d{1,18}):(\d{1,18})$') AS t(m0)
  JOIN akte.eigentumsverhaeltnisse v ON v.mandant_id = p_mandant_id AND v.eigentuemer_id = t.m0[1]::bigint AND v.einheit_id = t.m0[2]::bigint
$fn$;
ALTER FUNCTION regel.bank_schuldner(bigint, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_schuldner(bigint, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_schuldner(bigint, text) IS
'Löst den Schlüssel eines Schuldners auf: m:Mietverhältnis oder h:Eigentümer:Einheit. Keine Zeile: unbekannt.';

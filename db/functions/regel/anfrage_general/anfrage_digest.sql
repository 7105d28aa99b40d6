-- The words of a report without case and spacing.
--
--   SELECT regel.anfrage_digest(E'Die  Heizung\nist kalt. ') = regel.anfrage_digest('die heizung ist kalt.');
--    → t
CREATE FUNCTION regel.anfrage_digest(p_text text)
RETURNS bytea
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.lower(pg_catalog.btrim(pg_catalog.regexp_replace(p_text, '\s+', ' ', 'g'))), 'UTF8'))
$fn$;
ALTER FUNCTION regel.anfrage_digest(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_digest(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_digest(text) IS
'Prüfsumme des Wortlauts einer Anfrage, ohne Groß- und Kleinschreibung und Leerraum.';

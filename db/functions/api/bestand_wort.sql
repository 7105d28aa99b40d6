-- Words as people type them: case, umlauts, blanks and punctuation do not matter.
-- SELECT api.bestand_wort('Wohnungsübergabe [Auszug]');   →  wohnungsuebergabeauszug
CREATE FUNCTION api.bestand_wort(p_text text)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.regexp_replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.lower(p_text), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'),
                                 '[^a-z0-9]', '', 'g')
$fn$;
ALTER FUNCTION api.bestand_wort(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_wort(text) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_wort(text) IS
'Vergleichsform eines Wortes: klein, Umlaute ausgeschrieben, nur Buchstaben und Ziffern.';

-- A canonical value as people write it.
-- SELECT api.bestand_anzeige('datum', '2019-06-01'), api.bestand_anzeige('betrag', '711.05');   →  01.06.2019 | 711,05
CREATE FUNCTION api.bestand_anzeige(p_typ text, p_wert text)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE p_typ WHEN 'datum' THEN pg_catalog.to_char(p_wert::date, 'DD.MM.YYYY')
                  WHEN 'betrag' THEN pg_catalog.replace(p_wert, '.', ',')
                  WHEN 'zahl' THEN pg_catalog.replace(p_wert, '.', ',')
                  ELSE p_wert END
$fn$;
ALTER FUNCTION api.bestand_anzeige(text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_anzeige(text, text) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_anzeige(text, text) IS
'Kanonischer Wert eines Exports in deutscher Schreibweise: Datum TT.MM.JJJJ, Zahlen mit Komma.';

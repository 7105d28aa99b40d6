-- Who may read a stock in: it creates hundreds of leases at a stroke. NULL: go ahead.
-- SELECT (api.bestand_tuer(v_s, 'bestand')).meldung;
CREATE FUNCTION api.bestand_tuer(p_s sitzung.person, p_quelle text)
RETURNS api.bestand_befund
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE
  WHEN p_s.rolle IS NULL OR p_s.rolle NOT IN ('teamleitung', 'verwalter-admin', 'dienst') THEN
    api.bestand_befund(NULL, NULL, NULL, NULL, 'fehler', 'MA722', 'Einen Bestand einlesen dürfen nur Teamleitung und Verwalter-Admin.', 'Die Teamleitung bitten, die Dateien einzulesen.')
  WHEN p_quelle IS NULL OR p_quelle !~ '^[a-z0-9][a-z0-9._-]{0,39}$' THEN
    api.bestand_befund(NULL, NULL, NULL, pg_catalog.left(p_quelle, 60), 'fehler', 'MA724', 'Der Name der Quelle ist nicht verwendbar.', 'Kleine Buchstaben und Ziffern, auch Punkt, Binde- und Unterstrich, höchstens 40 Zeichen; zum Beispiel bestand.')
  END
$fn$;
ALTER FUNCTION api.bestand_tuer(sitzung.person, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_tuer(sitzung.person, text) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_tuer(sitzung.person, text) IS
'Prüft, ob die angemeldete Person einen Bestand einlesen darf (MA722) und der Name der Quelle gilt (MA724).';

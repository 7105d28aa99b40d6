-- How the rent moved, as far as the history of an export knows: the rent at the beginning (anfang) and after each change.
-- SELECT vertrag, gueltig_ab, betrag FROM api.bestand_mieten(zeilen);
CREATE FUNCTION api.bestand_mieten(p_b jsonb)
RETURNS TABLE (vertrag text, gueltig_ab date, betrag numeric, grund text, anfang boolean, zeile int)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT g.vertrag, g.bis, g.betrag,
       CASE g.automat WHEN 'vertragsabschluss' THEN 'Anfangsmiete' WHEN 'mieterhoehung' THEN 'Mieterhöhung' WHEN 'indexanpassung' THEN 'Indexanpassung'
                      WHEN 'staffelanpassung' THEN 'Staffelmiete' ELSE 'Modernisierung' END || ' (übernommen)',
       g.automat = 'vertragsabschluss', g.zeile
  FROM api.bestand_vorgaenge(p_b) g
 WHERE g.betrag IS NOT NULL AND g.vertrag IS NOT NULL
   AND (g.automat = 'vertragsabschluss' OR (g.automat IN ('mieterhoehung', 'indexanpassung', 'staffelanpassung', 'modernisierung') AND g.zustand = 'umgesetzt'))
$fn$;
ALTER FUNCTION api.bestand_mieten(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_mieten(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_mieten(jsonb) IS
'Mietverlauf aus der Historie des gelesenen Exports: Nettokaltmiete ab einem Tag (Ende des Vorgangs = Tag der Wirkung).';

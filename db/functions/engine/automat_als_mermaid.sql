-- SELECT engine.automat_als_mermaid('kuendigung');
--  stateDiagram-v2
--    state "Entwurf" as entwurf …
CREATE FUNCTION engine.automat_als_mermaid(p_automat text)
RETURNS text
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT E'stateDiagram-v2\n' || pg_catalog.string_agg(zeile, E'\n' ORDER BY teil, reihenfolge, zeile)
  FROM (
    SELECT 1 AS teil, z.reihenfolge, '  state "' || z.titel || '" as ' || z.zustand AS zeile
      FROM engine.automaten a JOIN engine.zustaende z USING (automat, version) WHERE a.automat = p_automat AND a.aktuell
    UNION ALL
    SELECT 2, u.reihenfolge, '  ' || CASE u.von WHEN '' THEN '[*]' ELSE u.von END || ' --> ' || u.nach || ' : ' || u.ereignis
      FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.automat = p_automat AND a.aktuell
    UNION ALL
    SELECT 3, z.reihenfolge, '  ' || z.zustand || ' --> [*]'
      FROM engine.automaten a JOIN engine.zustaende z USING (automat, version)
     WHERE a.automat = p_automat AND a.aktuell AND z.art IN ('erfolg', 'abbruch')
  ) t
$fn$;
ALTER FUNCTION engine.automat_als_mermaid(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.automat_als_mermaid(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.automat_als_mermaid(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba, mietakte_pruefer;
COMMENT ON FUNCTION engine.automat_als_mermaid(text) IS
'Zustandsdiagramm einer Maschine (aktuelle Version) als Mermaid-Text; NULL, wenn es sie nicht gibt.';

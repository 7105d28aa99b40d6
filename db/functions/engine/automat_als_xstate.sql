-- SELECT engine.automat_als_xstate('wohnungsuebergabe')->>'initial';   →  geplant
CREATE FUNCTION engine.automat_als_xstate(p_automat text)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT pg_catalog.jsonb_build_object(
    'id', a.automat,
    'version', a.version::text,
    'initial', (SELECT u.nach FROM engine.uebergaenge u WHERE u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'),
    'states', (
      SELECT pg_catalog.jsonb_object_agg(z.zustand,
        CASE WHEN z.art IN ('erfolg', 'abbruch')
             THEN pg_catalog.jsonb_build_object('type', 'final', 'tags', pg_catalog.jsonb_build_array(z.art))
             ELSE pg_catalog.jsonb_build_object('on', coalesce((
               SELECT pg_catalog.jsonb_object_agg(u.ereignis, pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
                        'target', CASE WHEN u.nach <> u.von THEN u.nach END,
                        'guard', CASE pg_catalog.cardinality(u.guards_zustand || u.guards_eingabe)
                                   WHEN 0 THEN NULL
                                   WHEN 1 THEN pg_catalog.to_jsonb((u.guards_zustand || u.guards_eingabe)[1])
                                   ELSE pg_catalog.jsonb_build_object('type', 'alle', 'params',
                                          pg_catalog.jsonb_build_object('guards', u.guards_zustand || u.guards_eingabe)) END,
                        'actions', CASE WHEN u.effekte <> '{}' THEN pg_catalog.to_jsonb(u.effekte) END,
                        'description', u.titel || ' (' || u.norm || ')')))
                 FROM engine.uebergaenge u WHERE u.automat = z.automat AND u.version = z.version AND u.von = z.zustand), '{}'),
               'description', z.titel) END)
        FROM engine.zustaende z WHERE z.automat = a.automat AND z.version = a.version))
  FROM engine.automaten a WHERE a.automat = p_automat AND a.aktuell
$fn$;
ALTER FUNCTION engine.automat_als_xstate(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.automat_als_xstate(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.automat_als_xstate(text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba, mietakte_pruefer;
COMMENT ON FUNCTION engine.automat_als_xstate(text) IS
'Konfiguration einer Maschine (aktuelle Version) für createMachine von XState v5; Bedingungen und Wirkungen mit Namen. Mehrere Bedingungen: Guard „alle“ mit params.guards.';

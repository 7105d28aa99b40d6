-- The notices of a Vorgang that count: of each the newest fassung, without those that turned out void.
CREATE FUNCTION regel.kuendigung_wirksame(p_mandant_id bigint, p_vorgang_id bigint)
RETURNS SETOF akte.kuendigung_erklaerungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT e.*
  FROM (SELECT DISTINCT ON (x.nummer) x.*
          FROM akte.kuendigungen k
          JOIN akte.kuendigung_erklaerungen x ON x.mandant_id = k.mandant_id AND x.kuendigung_id = k.id
         WHERE k.mandant_id = p_mandant_id AND k.vorgang_id = p_vorgang_id
         ORDER BY x.nummer, x.fassung DESC) e
 WHERE e.unwirksam_grund IS NULL
UNION ALL
-- a notice taken over from another program has an end but no letter on file: it counts as number 1, fassung 0, form unknown
SELECT (pg_catalog.jsonb_populate_record(NULL::akte.kuendigung_erklaerungen, pg_catalog.jsonb_build_object(
         'mandant_id', k.mandant_id, 'kuendigung_id', k.id, 'nummer', 1, 'fassung', 0, 'durch', k.durch, 'art', k.art, 'grund_art', k.grund_art, 'grund', k.grund,
         'hinweis_widerspruch', false, 'zugang_am', (v.gestartet_am AT TIME ZONE 'Europe/Berlin')::date, 'mietende', k.mietende, 'strittig', false,
         'widerspruch_bis', k.widerspruch_bis, 'rechenweg', '{"schritte": []}'::jsonb))).*
  FROM akte.kuendigungen k
  JOIN engine.vorgang v ON v.mandant_id = k.mandant_id AND v.id = k.vorgang_id
 WHERE k.mandant_id = p_mandant_id AND k.vorgang_id = p_vorgang_id AND k.mietende IS NOT NULL
   AND NOT EXISTS (SELECT FROM akte.kuendigung_erklaerungen x WHERE x.mandant_id = k.mandant_id AND x.kuendigung_id = k.id)
 ORDER BY nummer
$fn$;
ALTER FUNCTION regel.kuendigung_wirksame(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_wirksame(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_wirksame(bigint, bigint) IS
'Wirksame Kündigungserklärungen eines Vorgangs, in der Reihenfolge ihres Zugangs beim Erfassen.';

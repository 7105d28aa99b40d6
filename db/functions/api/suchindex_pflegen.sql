-- Keeps akte.suchindex in step: called once per statement, whatever it changed, so that an import of a whole stock stays one query.
-- UPDATE akte.mieter SET nachname = 'Özdemir' WHERE id = 7;   →  the leases of tenant 7 are found under "oezdemir"
CREATE FUNCTION api.suchindex_pflegen(p_ids bigint[])
RETURNS void
LANGUAGE sql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
WITH texte AS (
  SELECT m.mandant_id, m.id,
         api.suchtext(concat_ws(' ', m.vertragsnummer,
           (SELECT string_agg(concat_ws(' ', p.vorname, p.nachname, p.firma), ' ' ORDER BY vp.nummer, vp.id)
              FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
             WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id),
           e.bezeichnung, e.nummer, e.lage, o.name, o.nummer, o.strasse, o.plz, o.ort)) AS suchtext
    FROM unnest(p_ids) AS b(id)        -- ids are unique over all clients
    JOIN akte.mietverhaeltnisse m ON m.id = b.id
    JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
    JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
), vorkommen AS (
  SELECT t.mandant_id, t.id, w.wort FROM texte t CROSS JOIN LATERAL regexp_split_to_table(t.suchtext, ' ') AS w(wort)
   WHERE w.wort ~ '^[a-z]{3,}$'
), woerter AS MATERIALIZED (
  -- streets and towns stand in hundreds of leases and are worked out once
  SELECT d.wort, api.koelner_phonetik(d.wort) AS laut, api.trigramme(d.wort) AS teile FROM (SELECT DISTINCT v.wort FROM vorkommen v) d
), laute AS (
  SELECT v.mandant_id, v.id, array_agg(DISTINCT w.laut ORDER BY w.laut) AS phonetik
    FROM vorkommen v JOIN woerter w ON w.wort = v.wort WHERE w.laut <> '' GROUP BY v.mandant_id, v.id
), teile AS (
  SELECT v.mandant_id, v.id, array_agg(DISTINCT t.teil ORDER BY t.teil) AS trigramme
    FROM vorkommen v JOIN woerter w ON w.wort = v.wort CROSS JOIN LATERAL unnest(w.teile) AS t(teil) GROUP BY v.mandant_id, v.id
)
INSERT INTO akte.suchindex AS s (mandant_id, id, suchtext, phonetik, trigramme)
SELECT t.mandant_id, t.id, ' ' || t.suchtext || ' ', coalesce(l.phonetik, '{}'), coalesce(g.trigramme, '{}')
  FROM texte t
  LEFT JOIN laute l ON l.mandant_id = t.mandant_id AND l.id = t.id
  LEFT JOIN teile g ON g.mandant_id = t.mandant_id AND g.id = t.id
    ON CONFLICT (mandant_id, id) DO UPDATE
   SET suchtext = EXCLUDED.suchtext, phonetik = EXCLUDED.phonetik, trigramme = EXCLUDED.trigramme
 WHERE s.suchtext <> EXCLUDED.suchtext
$fn$;
ALTER FUNCTION api.suchindex_pflegen(bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchindex_pflegen(bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION api.suchindex_pflegen(bigint[]) IS
'Schreibt den Suchindex der genannten Mietverhältnisse (NULL: keine) neu, in einer Anweisung; unveränderte bleiben unberührt.';

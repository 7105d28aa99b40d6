-- Keeps akte.suchindex in step: fired once per statement, whatever it changed, so that an import of a whole stock stays one query.
-- UPDATE akte.mieter SET nachname = 'Özdemir' WHERE id = 7;   →  the leases of tenant 7 are found under "oezdemir"
CREATE FUNCTION api.suchindex_pflegen()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_ids bigint[];                       -- leases whose text may have changed; ids are unique over all clients
BEGIN
  -- `neu` is another table in every trigger: each branch is parsed only where it runs
  CASE TG_TABLE_NAME
    WHEN 'mietverhaeltnisse' THEN
      SELECT array_agg(n.id) INTO v_ids FROM neu n;
    WHEN 'vertragsparteien' THEN
      SELECT array_agg(DISTINCT n.mietverhaeltnis_id) INTO v_ids FROM neu n;
    WHEN 'mieter' THEN
      SELECT array_agg(DISTINCT p.mietverhaeltnis_id) INTO v_ids
        FROM neu n JOIN akte.vertragsparteien p ON p.mandant_id = n.mandant_id AND p.mieter_id = n.id;
    WHEN 'einheiten' THEN
      SELECT array_agg(m.id) INTO v_ids
        FROM neu n JOIN akte.mietverhaeltnisse m ON m.mandant_id = n.mandant_id AND m.einheit_id = n.id;
    WHEN 'objekte' THEN
      SELECT array_agg(m.id) INTO v_ids
        FROM neu n JOIN akte.einheiten e ON e.mandant_id = n.mandant_id AND e.objekt_id = n.id
        JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.einheit_id = e.id;
  END CASE;
  IF v_ids IS NULL THEN
    RETURN NULL;
  END IF;

  WITH texte AS (
    SELECT m.mandant_id, m.id,
           api.suchtext(concat_ws(' ', m.vertragsnummer,
             (SELECT string_agg(concat_ws(' ', p.vorname, p.nachname, p.firma), ' ' ORDER BY vp.nummer, vp.id)
                FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
               WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id),
             e.bezeichnung, e.nummer, e.lage, o.name, o.nummer, o.strasse, o.plz, o.ort)) AS suchtext
      FROM unnest(v_ids) AS b(id)
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
   WHERE s.suchtext <> EXCLUDED.suchtext;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.suchindex_pflegen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.suchindex_pflegen() FROM PUBLIC;
COMMENT ON FUNCTION api.suchindex_pflegen() IS
'Triggerfunktion: hält akte.suchindex nach, einmal je Anweisung für alle betroffenen Mietverhältnisse.';

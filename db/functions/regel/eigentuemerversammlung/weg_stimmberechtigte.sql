-- Who votes in a community on a day: the owners of each unit, co-owners as one (§ 25 Abs. 2 Satz 2), the same people with several units once.
-- SELECT name, einheiten, mea FROM regel.weg_stimmberechtigte(1, 9, '2026-05-20');   →  Renate Vogel | 2 | 83.500
CREATE FUNCTION regel.weg_stimmberechtigte(p_mandant_id bigint, p_objekt_id bigint, p_tag date)
RETURNS TABLE (eigentuemer_ids bigint[], name text, einheiten int, einheit_text text, mea numeric)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH je_einheit AS (
  SELECT e.id, e.nummer, e.bezeichnung,
         pg_catalog.array_agg(DISTINCT v.eigentuemer_id ORDER BY v.eigentuemer_id) AS ids,
         coalesce(max(e.mea), max(v.mea)) AS mea
    FROM akte.einheiten e
    JOIN akte.eigentumsverhaeltnisse v ON v.mandant_id = e.mandant_id AND v.einheit_id = e.id AND v.von <= p_tag AND coalesce(v.bis, 'infinity') >= p_tag
   WHERE e.mandant_id = p_mandant_id AND e.objekt_id = p_objekt_id
   GROUP BY e.id, e.nummer, e.bezeichnung)
SELECT j.ids,
       (SELECT pg_catalog.string_agg(regel.personenname(w.titel, w.vorname, w.nachname, w.firma), ' und ' ORDER BY x.nr)
          FROM unnest(j.ids) WITH ORDINALITY AS x(id, nr) JOIN akte.eigentuemer w ON w.mandant_id = p_mandant_id AND w.id = x.id),
       count(*)::int,
       pg_catalog.string_agg(j.bezeichnung, ', ' ORDER BY length(j.nummer), j.nummer),
       CASE WHEN pg_catalog.bool_and(j.mea IS NOT NULL) THEN sum(j.mea) END
  FROM je_einheit j
 GROUP BY j.ids
 ORDER BY min(length(j.nummer)), min(j.nummer)
$fn$;
ALTER FUNCTION regel.weg_stimmberechtigte(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_stimmberechtigte(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_stimmberechtigte(bigint, bigint, date) IS
'Stimmberechtigte einer Gemeinschaft an einem Tag: Eigentümer (Mitberechtigte gemeinsam), Anzahl und Bezeichnung der Einheiten, Summe der Miteigentumsanteile (NULL, wenn einer fehlt). Norm: § 25 Abs. 2 WEG.';

-- Open enquiries that may be one: the same flat or house, the same kind, within three days, and similar words. A person decides.
--   SELECT nummer, andere_nummer, aehnlichkeit FROM api.anfragen_aehnlich WHERE vorgang_id = 4711;
--    A-2026-00018 | A-2026-00017 | 0.62
CREATE VIEW api.anfragen_aehnlich WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id, a.nummer, b.vorgang_id AS andere_vorgang_id, b.nummer AS andere_nummer, b.betreff AS andere_betreff, b.eingegangen_am AS andere_eingegangen_am,
       round(t.gemeinsam::numeric / greatest(t.alle, 1), 2) AS aehnlichkeit
  FROM akte.anfragen a
  JOIN engine.vorgang v ON v.mandant_id = a.mandant_id AND v.id = a.vorgang_id AND v.beendet_am IS NULL
  JOIN akte.anfragen b ON b.mandant_id = a.mandant_id AND b.id < a.id AND b.kategorie = a.kategorie
   AND b.eingegangen_am BETWEEN a.eingegangen_am - interval '3 days' AND a.eingegangen_am + interval '3 days'
   AND (b.einheit_id = a.einheit_id OR b.objekt_id = a.objekt_id AND (a.einheit_id IS NULL OR b.einheit_id IS NULL OR a.gewerk = b.gewerk) OR b.person = a.person)
  JOIN engine.vorgang w ON w.mandant_id = b.mandant_id AND w.id = b.vorgang_id AND w.beendet_am IS NULL
 CROSS JOIN LATERAL (
   SELECT count(*) FILTER (WHERE x.t = ANY (y.b)) AS gemeinsam, cardinality(y.b) + count(*) FILTER (WHERE NOT x.t = ANY (y.b)) AS alle
     FROM (SELECT api.trigramme(b.text) AS b) y, unnest(api.trigramme(a.text)) AS x(t) GROUP BY y.b) t
 WHERE t.gemeinsam::numeric / greatest(t.alle, 1) >= CASE WHEN b.einheit_id = a.einheit_id AND a.gewerk = b.gewerk THEN 0.15 ELSE 0.3 END;
GRANT SELECT ON api.anfragen_aehnlich TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.anfragen_aehnlich IS
'Offene Anfragen, die dieselbe Sache meinen könnten: gleiche Wohnung, gleiches Haus oder gleiche Person, gleiche Art, binnen drei Tagen, ähnlicher Wortlaut (aehnlichkeit 0 bis 1). andere_…: die frühere. Ob sie zusammengehören, entscheidet ein Mensch.';

-- The letters of the own leases, the latest first; older versions are named as what they are.
--   SELECT titel, version, erstellt_am, ersetzt FROM portal.meine_dokumente;   →  Kündigungsbestätigung | 1 | 2026-11-30 … | f
CREATE VIEW portal.meine_dokumente WITH (security_invoker = true, security_barrier = true) AS
SELECT d.kennung, m.kennung AS mietverhaeltnis, d.art, d.titel, d.version, d.erstellt_am, length(f.inhalt) AS bytes,
       EXISTS (SELECT FROM akte.dokumente n WHERE n.mandant_id = d.mandant_id AND n.vorgang_id = d.vorgang_id AND n.art = d.art AND n.an = d.an AND n.version > d.version) AS ersetzt
  FROM akte.dokumente d
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = d.mandant_id AND m.id = d.mietverhaeltnis_id
  JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id
 ORDER BY d.erstellt_am DESC, d.id DESC;
GRANT SELECT ON portal.meine_dokumente TO mietakte_portal;
COMMENT ON VIEW portal.meine_dokumente IS
'Eigene Schreiben, jüngste zuerst: titel, version, erstellt_am, ersetzt (es gibt eine neuere Fassung), bytes (Größe des PDF).';

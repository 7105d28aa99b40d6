-- The PDF of a document and the name it is saved under.
--   SELECT dateiname, length(inhalt) FROM api.dokument_datei WHERE kennung = '0d6f…';
--    MV-0047 Kündigungsbestätigung 2026-02-28.pdf | 48211
CREATE VIEW api.dokument_datei WITH (security_invoker = true, security_barrier = true) AS
SELECT d.kennung, coalesce(m.vertragsnummer || ' ', '') || d.titel || CASE WHEN d.version > 1 THEN ' Fassung ' || d.version ELSE '' END || ' '
         || to_char(d.erstellt_am AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') || '.pdf' AS dateiname,
       f.inhalt, encode(f.sha256, 'hex') AS sha256
  FROM akte.dokumente d
  JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = d.mandant_id AND m.id = d.mietverhaeltnis_id;
GRANT SELECT ON api.dokument_datei TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.dokument_datei IS 'PDF eines Dokuments mit Dateinamen und SHA-256. Immer über kennung lesen.';

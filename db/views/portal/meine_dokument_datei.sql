-- The PDF of an own document and the name it is saved under.
--   SELECT dateiname, length(inhalt) FROM portal.meine_dokument_datei WHERE kennung = '0d6f…';   →  Kündigungsbestätigung 2026-11-30.pdf | 48211
CREATE VIEW portal.meine_dokument_datei WITH (security_invoker = true, security_barrier = true) AS
SELECT d.kennung, d.titel || CASE WHEN d.version > 1 THEN ' Fassung ' || d.version ELSE '' END || ' ' || to_char(d.erstellt_am AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') || '.pdf' AS dateiname,
       f.inhalt
  FROM akte.dokumente d
  JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id;
GRANT SELECT ON portal.meine_dokument_datei TO mietakte_portal;
COMMENT ON VIEW portal.meine_dokument_datei IS 'PDF eines eigenen Dokuments mit Dateinamen. Immer über kennung lesen.';

-- The merged file of a print batch.
--   SELECT dateiname, length(inhalt) FROM api.post_stapel_datei WHERE kennung = '77aa…';
--    Druckstapel 2026-11-20 Nr 1.pdf | 512004
CREATE VIEW api.post_stapel_datei WITH (security_invoker = true, security_barrier = true) AS
SELECT s.kennung, 'Druckstapel ' || to_char(s.tag, 'YYYY-MM-DD') || ' Nr ' || s.nummer || '.pdf' AS dateiname, s.inhalt
  FROM akte.druckstapel s;
GRANT SELECT ON api.post_stapel_datei TO mietakte_verwaltung, mietakte_pruefer;
COMMENT ON VIEW api.post_stapel_datei IS 'PDF eines Druckstapels mit Dateinamen. Immer über kennung lesen.';

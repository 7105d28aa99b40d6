-- Print batches without their file; the file is read one at a time by kennung from api.post_stapel_datei.
--   SELECT tag, nummer, sendungen, gedruckt_am FROM api.post_stapel;
--    2026-11-20 | 1 | 12 |
CREATE VIEW api.post_stapel WITH (security_invoker = true, security_barrier = true) AS
SELECT s.kennung, s.tag, s.nummer, s.sendungen, s.seiten, length(s.inhalt) AS bytes, encode(s.sha256, 'hex') AS sha256, s.erstellt_am, s.gedruckt_am,
       api.akteurname(s.gedruckt_von) AS gedruckt_von
  FROM akte.druckstapel s;
GRANT SELECT ON api.post_stapel TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.post_stapel IS 'Druckstapel: Tag, Nummer, Umfang, und ob jemand sie als gedruckt bestätigt hat.';

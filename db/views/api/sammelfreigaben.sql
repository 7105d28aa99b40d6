-- How far a mass release is.
--   SELECT gesamt, freigegeben, abgelehnt, fertig, offen FROM api.sammelfreigaben WHERE kennung = '3c0e…';   →  200 | 198 | 2 | 120 | 78
CREATE VIEW api.sammelfreigaben WITH (security_invoker = true, security_barrier = true) AS
SELECT s.kennung, s.angelegt_am, s.angelegt_von, count(m.id) AS gesamt, count(m.dokument_id) AS freigegeben, count(m.id) - count(m.dokument_id) AS abgelehnt,
       count(f.dokument_id) AS fertig, count(*) FILTER (WHERE m.dokument_id IS NOT NULL AND f.dokument_id IS NULL AND m.fehlercode IS NOT NULL) AS misslungen,
       count(*) FILTER (WHERE m.dokument_id IS NOT NULL AND f.dokument_id IS NULL AND m.fehlercode IS NULL) AS offen
  FROM akte.sammelfreigaben s
  LEFT JOIN akte.sammelfreigabe_mahnungen m ON m.mandant_id = s.mandant_id AND m.sammelfreigabe_id = s.id
  LEFT JOIN akte.dokument_dateien f ON f.mandant_id = m.mandant_id AND f.dokument_id = m.dokument_id
 GROUP BY s.mandant_id, s.id, s.kennung, s.angelegt_am, s.angelegt_von;
GRANT SELECT ON api.sammelfreigaben TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.sammelfreigaben IS 'Sammelfreigaben mit ihrem Fortschritt: freigegeben, abgelehnt, fertige Schreiben, misslungene, offene.';

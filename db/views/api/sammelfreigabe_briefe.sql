-- The letters of a mass release.
--   SELECT schuldner, gesamt, fertig FROM api.sammelfreigabe_briefe WHERE kennung = '3c0e…' ORDER BY id LIMIT 1;   →  Ralf Schmidt | 1278.00 | t
CREATE VIEW api.sammelfreigabe_briefe WITH (security_invoker = true, security_barrier = true) AS
SELECT s.kennung, m.id, m.vorgang_id, api.schuldnername(m.mandant_id, g.mietverhaeltnis_id, g.eigentuemer_id) AS schuldner, b.stufe, b.gesamt, b.zahlbar_bis,
       b.dokument, m.dokument_id IS NOT NULL AS freigegeben,
       EXISTS (SELECT FROM akte.dokument_dateien f WHERE f.mandant_id = m.mandant_id AND f.dokument_id = m.dokument_id) AS fertig,
       (SELECT p.weg FROM akte.postausgang p WHERE p.mandant_id = m.mandant_id AND p.dokument_id = m.dokument_id ORDER BY p.id LIMIT 1) AS weg, m.fehlercode, m.meldung
  FROM akte.sammelfreigaben s
  JOIN akte.sammelfreigabe_mahnungen m ON m.mandant_id = s.mandant_id AND m.sammelfreigabe_id = s.id
  JOIN akte.mahnvorgaenge g ON g.mandant_id = m.mandant_id AND g.vorgang_id = m.vorgang_id
  LEFT JOIN akte.dokumente d ON d.mandant_id = m.mandant_id AND d.id = m.dokument_id
  LEFT JOIN akte.mahnungen b ON b.mandant_id = d.mandant_id AND b.dokument = d.kennung;
GRANT SELECT ON api.sammelfreigabe_briefe TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.sammelfreigabe_briefe IS 'Schreiben einer Sammelfreigabe: Schuldner, Stufe, Betrag, Weg, ob das PDF fertig ist, sonst was dazwischenkam.';

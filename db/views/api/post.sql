-- The outbox as a person reads it: what waits, what went out, what failed and what can be done about it.
--   SELECT status, empfaenger, betreff, moeglich FROM api.post WHERE status = 'fehlgeschlagen';
--    fehlgeschlagen | Katrin Ostermann | Mieterhöhung | {wiederholen,als_brief,zurueckziehen}
CREATE VIEW api.post WITH (security_invoker = true, security_barrier = true) AS
SELECT p.kennung, p.id, p.weg, p.weg_grund, p.status, p.empfaenger, p.anschrift, p.adressen, p.betreff, p.text, p.versuche, p.naechster_ab, p.grund,
       p.eingereiht_am, p.erledigt_am, p.vorgang_id, d.kennung AS dokument,
       p.dokument_id IS NULL OR EXISTS (SELECT FROM akte.dokument_dateien f WHERE f.mandant_id = p.mandant_id AND f.dokument_id = p.dokument_id) AS fertig,
       s.kennung AS stapel, s.tag AS stapel_tag, s.nummer AS stapel_nummer, p.stapel_position,
       api.post_moeglich(p.status, p.weg, p.dokument_id IS NOT NULL, p.versuche) AS moeglich
  FROM akte.postausgang p
  LEFT JOIN akte.dokumente d ON d.mandant_id = p.mandant_id AND d.id = p.dokument_id
  LEFT JOIN akte.druckstapel s ON s.mandant_id = p.mandant_id AND s.id = p.druckstapel_id;
GRANT SELECT ON api.post TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.post IS 'Sendungen des Postausgangs mit Weg, Stand, Grund und dem, was mit ihnen möglich ist.';

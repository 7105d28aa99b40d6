-- One row: how the log of this client stands.
--   SELECT eintraege, unversehrt FROM api.protokoll_pruefung;
--    48211 | t
CREATE VIEW api.protokoll_pruefung WITH (security_invoker = true, security_barrier = true) AS
SELECT p.vorgaenge, p.unversehrt, p.auffaellig,
       (SELECT count(*) FROM audit.eintraege) AS eintraege,
       (SELECT count(*) FROM audit.eintraege e WHERE e.ergebnis = 'abgelehnt') AS abgelehnt,
       (SELECT min(e.zeit) FROM audit.eintraege e) AS erster, (SELECT max(e.zeit) FROM audit.eintraege e) AS letzter,
       (SELECT count(*) FROM audit.koepfe) AS ketten, (SELECT count(*) FROM audit.anker) AS anker, (SELECT max(a.gesetzt_am) FROM audit.anker a) AS letzter_anker
  FROM (SELECT count(q.vorgang_id) AS vorgaenge, coalesce(bool_and(q.unversehrt), true) AS unversehrt,
               coalesce(jsonb_agg(jsonb_build_object('vorgang_id', q.vorgang_id, 'titel', coalesce(x.titel, 'Eigenes Protokoll der Verwaltung'), 'vertragsnummer', b.vertragsnummer,
                                                     'erste_abweichung', q.erste_abweichung) ORDER BY q.vorgang_id)
                        FILTER (WHERE NOT q.unversehrt), '[]') AS auffaellig
          FROM audit.pruefen(NULL) q
          LEFT JOIN engine.vorgaenge x ON x.id = q.vorgang_id
          LEFT JOIN akte.mietverhaeltnisse b ON b.traeger_id = x.traeger_id) p;
GRANT SELECT ON api.protokoll_pruefung TO mietakte_verwaltung, mietakte_pruefer;
COMMENT ON VIEW api.protokoll_pruefung IS
'Prüfung des Protokolls des Mandanten (audit.pruefen) in einer Zeile: Zahl der Einträge, Ketten und Anker, und die Vorgänge, deren Kette nicht stimmt.';

-- What the tenant wants to be told by e-mail. No row: nothing chosen yet, nothing is sent.
--   SELECT ereignisse FROM portal.meine_benachrichtigungen;   →  {abgeschlossen,nachricht}
CREATE VIEW portal.meine_benachrichtigungen WITH (security_invoker = true, security_barrier = true) AS
SELECT b.ereignisse, b.erfasst_am FROM akte.benachrichtigungen b ORDER BY b.id DESC LIMIT 1;
GRANT SELECT ON portal.meine_benachrichtigungen TO mietakte_portal;
COMMENT ON VIEW portal.meine_benachrichtigungen IS
'Was der Mieter zu seinen Meldungen per E-Mail erfahren will: ereignisse (in_bearbeitung, nachricht, abgeschlossen). Keine Zeile: noch nichts gewählt.';

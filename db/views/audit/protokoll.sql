-- The log as people read it: chained row and its payload side by side.
--   SELECT nr, zeit, akteur, ereignis, von, nach, ergebnis, fehlercode FROM audit.protokoll WHERE vorgang_id = 4712 ORDER BY nr;
--    7 | 2026-02-28 09:00:00+01 | benutzer:17 | zugang_erfassen | entwurf |            | abgelehnt | MA501
--    8 | 2026-02-28 09:02:00+01 | benutzer:17 | zugang_erfassen | entwurf | zugegangen | ok        |
CREATE VIEW audit.protokoll WITH (security_invoker = true, security_barrier = true) AS
SELECT e.mandant_id, e.strom_id, e.nr, e.vorgang_id, e.zeit, e.akteur, e.kanal, e.rolle, e.ereignis, e.von, e.nach, e.ergebnis, e.fehlercode,
       n.text::jsonb AS daten, encode(e.hash, 'hex') AS hash, e.automat, e.lifecycle, e.uebernommen
  FROM audit.eintraege e
  LEFT JOIN audit.nutzlast n ON n.mandant_id = e.mandant_id AND n.strom_id = e.strom_id AND n.nr = e.nr;
GRANT SELECT ON audit.protokoll TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW audit.protokoll IS
'Protokoll aller Schritte und abgelehnten Versuche je Klammer (strom_id) in der Reihenfolge nr. daten: Eingaben, Wirkungen, Übersteuerungen oder die Meldung der Ablehnung; NULL, wenn nichts angegeben oder nach Ablauf der Aufbewahrung gelöscht. hash: SHA-256 in Hex.';

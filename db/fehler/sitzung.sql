-- Context and login (MA1xx).
INSERT INTO engine.fehlercodes (code, titel, bedeutung, norm) VALUES
  ('MA101', 'Nicht angemeldet', 'Die Sitzung ist unbekannt, abgelaufen, widerrufen, oder die Person ist nicht mehr aktiv.', NULL),
  ('MA102', 'Benutzer nicht aktiv', 'Der Benutzer, als der eingetreten werden soll, ist nicht mehr aktiv.', NULL),
  ('MA103', 'Anmeldung fehlgeschlagen', 'E-Mail-Adresse und Passwort passen nicht zusammen, oder der Zugang ist gesperrt.', NULL),
  ('MA104', 'Falsche Datenbank-Anmeldung', 'Ein Sitzungs-Token öffnet nur den Kanal, für den es gemacht ist; der DBA tritt mit sitzung.als_… ein.', NULL),
  ('MA105', 'Kontext ohne Transaktion', 'Ein Kontext gilt für eine Transaktion; außerhalb eines Transaktionsblocks ginge er sofort verloren.', NULL),
  ('MA106', 'Person oder Mandant unbekannt', 'Benutzer, Mieter, Zugang oder Mandant gibt es bei diesem Mandanten nicht.', NULL),
  ('MA107', 'Link gilt nicht', 'Ein einmaliger Link ist unbekannt, abgelaufen, schon benutzt oder für etwas anderes bestimmt.', NULL),
  ('MA108', 'Zu viele Versuche', 'Nach mehreren abgelehnten Anmeldungen wird gewartet; die Wartezeit steht im DETAIL.', NULL),
  ('MA109', 'Passwort nicht annehmbar', 'Das Passwort oder sein Hash genügt den Anforderungen nicht (argon2id, mindestens 19 MiB).', 'Art. 32 DSGVO'),
  ('MA111', 'Kein Kontext', 'Dazu muss eine Person angemeldet oder ein Mandant eingetreten sein.', NULL),
  ('MA112', 'Zeit nicht annehmbar', 'Die gesetzte Zeit liegt außerhalb der Jahre 1900 bis 2199.', NULL),
  ('MA113', 'Zugang nicht angelegt', 'Ein Zugang braucht eine E-Mail-Adresse und genau eine Person, und die Person hat noch keinen.', NULL),
  ('MA114', 'Sitzung unbekannt', 'Die zu beendende Sitzung gibt es nicht oder sie gehört jemand anderem.', NULL),
  ('MA115', 'Betreiber unbekannt', 'Wer Betreiber werden soll, muss eine Person mit Zugang sein.', NULL),
  ('MA116', 'Nur für den Betreiber', 'Referenzwerte gelten für alle Mandanten; nur wen der DBA zum Betreiber ernannt hat, darf sie ergänzen.', NULL),
  ('MA117', 'Passwort noch einmal', 'Was besonders geschützt ist, verlangt das Passwort unmittelbar davor, auch wenn jemand schon angemeldet ist.', 'Art. 32 DSGVO');

-- Letters and the outbox: MAG00 to MAG99.
INSERT INTO engine.fehlercodes (code, titel, bedeutung, norm) VALUES
  ('MAG01', 'Schreiben ohne Inhalt', 'Ein Schreiben sollte angelegt werden, das keinen einzigen Abschnitt hat.', NULL),
  ('MAG02', 'Abschnitt nicht zu setzen', 'Ein Abschnitt des Schreibens hat eine unbekannte Art oder ihm fehlt etwas.', NULL),
  ('MAG03', 'Schreiben ohne Mietverhältnis', 'Ein Schreiben an die Mieterseite sollte in einer Akte entstehen, die kein Mietverhältnis ist.', NULL),
  ('MAG04', 'Empfänger fehlt', 'Für ein Schreiben fehlt der Empfänger oder seine Anschrift.', NULL),
  ('MAG05', 'Nachricht nicht zustellbar', 'Eine Nachricht ohne Schreiben hat keine brauchbare Adresse, keinen Text oder keinen Weg.', NULL),
  ('MAG06', 'Kein Ergebnis erwartet', 'Zu einer Sendung, die nicht in Arbeit ist, wurde ein Ergebnis gemeldet.', NULL),
  ('MAG07', 'Druckstapel passt nicht', 'Sendungen, Seitenzahl oder PDF eines Druckstapels passen nicht zusammen.', NULL),
  ('MAG08', 'Druckstapel unbekannt', 'Den Druckstapel gibt es nicht oder er gehört einem anderen Mandanten.', NULL),
  ('MAG09', 'Schon gedruckt', 'Der Druckstapel ist schon als gedruckt bestätigt.', NULL),
  ('MAG10', 'Sendung unbekannt', 'Die Sendung gibt es nicht oder sie gehört einem anderen Mandanten.', NULL),
  ('MAG11', 'In diesem Stand nicht möglich', 'Mit der Sendung ist das in ihrem jetzigen Stand nicht möglich.', NULL),
  ('MAG12', 'Grund fehlt', 'Wer eine Sendung zurückzieht, gibt einen Grund an.', NULL),
  ('MAG13', 'Versandweg unbekannt', 'Einen anderen Weg als Druck oder E-Mail gibt es für ein Schreiben nicht.', NULL),
  ('MAG14', 'Schon im Postausgang', 'Ein Schreiben geht einmal hinaus; es ist schon eingereiht.', NULL),
  ('MAG15', 'Person unbekannt', 'Zur Einwilligung gibt es keine Person mit dieser Kennung.', NULL),
  ('MAG16', 'E-Mail-Adresse unvollständig', 'Die E-Mail-Adresse einer Einwilligung ist nicht brauchbar.', NULL),
  ('MAG17', 'Nachweis fehlt', 'Eine Einwilligung oder ihr Widerruf braucht einen Nachweis.', '§ 126b BGB');

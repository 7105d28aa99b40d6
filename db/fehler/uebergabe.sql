-- Handover (MA4xx).
INSERT INTO engine.fehlercodes (code, titel, bedeutung, norm) VALUES
  ('MA401', 'Übergabe vor dem Vertrag', 'Eine Wohnung wird erst übergeben, wenn der Mietvertrag unterzeichnet ist.', '§ 535 Abs. 1 BGB, § 550 BGB'),
  ('MA402', 'Rückgabe ohne Kündigung', 'Eine Wohnung wird zurückgegeben, wenn das Mietverhältnis gekündigt ist.', '§ 542 BGB, § 546 Abs. 1 BGB'),
  ('MA403', 'Schon übergeben', 'Die Wohnung ist schon übergeben oder zurückgegeben.', '§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB'),
  ('MA404', 'Termin in der Vergangenheit', 'Ein Übergabetermin liegt ab heute; nachtragen kann die Teamleitung mit Grund freigeben.', NULL),
  ('MA405', 'Protokoll eingefroren', 'Nach der ersten Unterschrift ändert sich am Protokoll nichts mehr.', '§ 368 BGB, Art. 25 eIDAS-VO'),
  ('MA406', 'Zählerstände fehlen', 'Vor der Unterschrift steht mindestens ein Zählerstand im Protokoll.', '§ 556a BGB, § 9b HeizkostenV'),
  ('MA407', 'Schlüssel fehlen', 'Vor der Unterschrift sind die Schlüssel gezählt.', '§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB'),
  ('MA408', 'Zählerstand rückläufig', 'Ein Zähler steht beim Auszug niedriger als beim Einzug.', NULL),
  ('MA409', 'Datei passt nicht', 'Die Datei gibt es nicht, sie ist kein Bild oder steht schon im Protokoll.', NULL),
  ('MA410', 'Unterschrift unvollständig', 'Zu dieser Art von Unterschrift fehlt das Bild, das signierte PDF mit Prüfung, der Scan oder der Zeuge.', 'Art. 3, 26 eIDAS-VO'),
  ('MA411', 'Falsche Seite oder Person', 'Die Seite oder Person hat schon unterzeichnet, oder von ihrer Seite fehlt noch die erste Unterschrift.', '§ 368 BGB'),
  ('MA412', 'Tag der Übergabe unmöglich', 'Der Tag passt nicht zu Vertrag, Überlassung oder Einzug.', '§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB'),
  ('MA414', 'Planung unmöglich', 'Der geplante Tag fehlt oder liegt vor dem Mietbeginn.', '§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB'),
  ('MA415', 'Protokoll verändert', 'Der Inhalt des Protokolls ist nicht mehr der, der unterzeichnet wurde.', '§ 368 BGB, Art. 25 eIDAS-VO'),
  ('MA418', 'Signatur nicht gültig', 'Die elektronische Signatur des PDF fehlt, ist verletzt oder nicht von der angegebenen Art.', 'Art. 26, 28, 32 eIDAS-VO'),
  ('MA417', 'Nur beim Auszug', 'Eine neue Anschrift der Mieterseite gibt es nur beim Auszug.', NULL),
  ('MA419', 'Nur für sich selbst', 'Im Portal unterzeichnet jede Person nur für sich, auf der Mieterseite und mit einfacher Signatur.', 'Art. 3 Nr. 9 eIDAS-VO');

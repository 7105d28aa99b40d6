-- Data protection: MAH00 to MAH99.
INSERT INTO engine.fehlercodes (code, titel, bedeutung, norm) VALUES
  ('MAH01', 'Person unbekannt', 'Auskunft, Einschränkung oder Löschung wurde für eine Person verlangt, die es bei diesem Mandanten nicht gibt.', 'Art. 15 DSGVO'),
  ('MAH02', 'Nicht für den Datenschutz zuständig', 'Das dürfen nur Datenschutz, Teamleitung und Verwalter-Admin.', 'Art. 5 Abs. 1 Buchst. f DSGVO'),
  ('MAH03', 'Fassung unbekannt', 'Bestätigt werden sollte eine Fassung der Datenschutzhinweise, die es nicht gibt oder die noch nicht gilt.', 'Art. 13 DSGVO'),
  ('MAH04', 'Hinweise ohne Inhalt', 'Datenschutzhinweise müssen mindestens eine Art von Daten nennen.', 'Art. 13 Abs. 1, 2 DSGVO'),
  ('MAH05', 'Name der Fassung', 'Die Fassung der Datenschutzhinweise hat Zeichen, die nicht vorgesehen sind.', NULL),
  ('MAH06', 'Fassung vergeben', 'Eine Fassung der Datenschutzhinweise mit diesem Namen ist schon veröffentlicht.', 'Art. 5 Abs. 2 DSGVO'),
  ('MAH07', 'Nicht rückwirkend', 'Datenschutzhinweise gelten nicht für vergangene Tage.', 'Art. 13 DSGVO');

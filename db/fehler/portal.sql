-- The tenant portal (MAE60 to MAE79).
INSERT INTO engine.fehlercodes (code, titel, bedeutung, norm) VALUES
  ('MAE60', 'Worum geht es?', 'Die Meldung nennt keine der angebotenen Kategorien.', NULL),
  ('MAE61', 'Wohnung nicht eindeutig', 'Es läuft kein Mietverhältnis mit dieser Person, oder es laufen mehrere und keines ist gewählt.', NULL),
  ('MAE62', 'Meldung unbekannt', 'Diese Meldung gibt es nicht, oder sie gehört jemand anderem; beides liest sich gleich.', NULL),
  ('MAE63', 'Meldung abgeschlossen', 'An eine abgeschlossene Meldung lassen sich keine Fotos mehr hängen.', NULL),
  ('MAE64', 'Zu viele Fotos', 'Zu einer Meldung gehören höchstens sechs Fotos.', NULL),
  ('MAE65', 'Art der Änderung', 'Ändern lassen sich Kontakt, Name, Anschrift und Bankverbindung.', 'Art. 16 DSGVO'),
  ('MAE66', 'Nichts zu unterzeichnen', 'Das Protokoll gibt es nicht, es gehört jemand anderem, oder es steht nicht zum Unterzeichnen.', '§ 368 BGB'),
  ('MAE67', 'Protokoll geändert', 'Das Protokoll wurde geändert, seit es angezeigt wurde.', '§ 368 BGB'),
  ('MAE68', 'Unterschrift fehlt', 'Zur Unterzeichnung gehört das Bild der Unterschrift.', 'Art. 3 Nr. 10 eIDAS-VO'),
  ('MAE69', 'Einladung ins Portal', 'Eingeladen wird eine Person aus dem Mietvertrag, von der Verwaltung, mit Brief oder E-Mail.', NULL);

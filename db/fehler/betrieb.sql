-- Service, operation: MA900 to MA999.
INSERT INTO engine.fehlercodes (code, titel, bedeutung, norm) VALUES
  ('MA901', 'Aufgabe unbekannt', 'Der Nachtlauf wurde nach einer Aufgabe gefragt, die er nicht kennt.', NULL);

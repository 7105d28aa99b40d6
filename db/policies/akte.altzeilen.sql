ALTER TABLE akte.altzeilen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.altzeilen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.altzeilen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.altzeilen TO mietakte_engine;
GRANT INSERT (mandant_id, quelle, datei, schluessel, zeile, werte, eingelesen_am) ON akte.altzeilen TO mietakte_engine;
GRANT UPDATE (zeile, werte, eingelesen_am) ON akte.altzeilen TO mietakte_engine;

CREATE POLICY mandant ON akte.altzeilen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY engine ON akte.altzeilen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.altzeilen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.altzeilen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.altzeilen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

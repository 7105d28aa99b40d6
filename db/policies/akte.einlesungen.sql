ALTER TABLE akte.einlesungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.einlesungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.einlesungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.einlesungen TO mietakte_engine;
GRANT INSERT (mandant_id, quelle, dateien, zeilen, angelegt_von) ON akte.einlesungen TO mietakte_engine;
GRANT UPDATE (zeilen, eingelesen_am, ergebnis) ON akte.einlesungen TO mietakte_engine;
GRANT DELETE ON akte.einlesungen TO mietakte_engine;

CREATE POLICY mandant ON akte.einlesungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant_id()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant_id()));
CREATE POLICY engine ON akte.einlesungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.einlesungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.einlesungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.einlesungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

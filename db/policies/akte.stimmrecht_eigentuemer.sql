ALTER TABLE akte.stimmrecht_eigentuemer ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.stimmrecht_eigentuemer FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.stimmrecht_eigentuemer TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.stimmrecht_eigentuemer TO mietakte_engine;
GRANT INSERT (mandant_id, stimmrecht_id, eigentuemer_id) ON akte.stimmrecht_eigentuemer TO mietakte_engine;

CREATE POLICY mandant ON akte.stimmrecht_eigentuemer AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.stimmrecht_eigentuemer TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.stimmrecht_eigentuemer FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.stimmrecht_eigentuemer FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.stimmrecht_eigentuemer FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

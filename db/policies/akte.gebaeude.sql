ALTER TABLE akte.gebaeude ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.gebaeude FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.gebaeude TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.gebaeude TO mietakte_engine;
GRANT INSERT (mandant_id, objekt_id, name, strasse, baujahr, denkmal, herkunft) ON akte.gebaeude TO mietakte_engine;
GRANT UPDATE (name, strasse, baujahr, denkmal) ON akte.gebaeude TO mietakte_engine;

CREATE POLICY mandant ON akte.gebaeude AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.gebaeude TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.gebaeude FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.gebaeude FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.gebaeude FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

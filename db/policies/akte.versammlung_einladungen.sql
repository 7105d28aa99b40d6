ALTER TABLE akte.versammlung_einladungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.versammlung_einladungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.versammlung_einladungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.versammlung_einladungen TO mietakte_engine;
GRANT INSERT (mandant_id, versammlung_id, lauf, eigentuemer_id, name, weg, versandt_am, zugang_am, dokument) ON akte.versammlung_einladungen TO mietakte_engine;

CREATE POLICY mandant ON akte.versammlung_einladungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.versammlung_einladungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.versammlung_einladungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.versammlung_einladungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.versammlung_einladungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

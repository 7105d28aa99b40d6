ALTER TABLE akte.stimmrechte ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.stimmrechte FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.stimmrechte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.stimmrechte TO mietakte_engine;
GRANT INSERT (mandant_id, versammlung_id, nummer, name, einheiten, einheit_text, mea) ON akte.stimmrechte TO mietakte_engine;

CREATE POLICY mandant ON akte.stimmrechte AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.stimmrechte TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.stimmrechte FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.stimmrechte FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.stimmrechte FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

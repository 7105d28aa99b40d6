ALTER TABLE akte.einschraenkungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.einschraenkungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.einschraenkungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.einschraenkungen TO mietakte_engine;
GRANT INSERT (mandant_id, mieter_id, art, anlass, grund, am, von) ON akte.einschraenkungen TO mietakte_engine;

CREATE POLICY mandant ON akte.einschraenkungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.einschraenkungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.einschraenkungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.einschraenkungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.einschraenkungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.benutzer ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.benutzer FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.benutzer TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.benutzer TO mietakte_engine;
GRANT INSERT (mandant_id, name, email, rolle) ON akte.benutzer TO mietakte_engine;
GRANT UPDATE (name, rolle, aktiv) ON akte.benutzer TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, name, email, rolle, aktiv) ON akte.benutzer TO mietakte_siegel;

CREATE POLICY mandant ON akte.benutzer AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.benutzer TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.benutzer FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.benutzer FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.benutzer FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY siegel ON akte.benutzer FOR SELECT TO mietakte_siegel USING (true);

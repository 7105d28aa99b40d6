ALTER TABLE akte.loeschsperren ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.loeschsperren FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.loeschsperren TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.loeschsperren TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, art, grund, gesetzt_am, gesetzt_von) ON akte.loeschsperren TO mietakte_engine;
GRANT UPDATE (aufgehoben_am, aufgehoben_von) ON akte.loeschsperren TO mietakte_engine;

CREATE POLICY mandant ON akte.loeschsperren AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.loeschsperren TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.loeschsperren FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.loeschsperren FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.loeschsperren FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.datenschutzvorfall_schritte ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.datenschutzvorfall_schritte FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.datenschutzvorfall_schritte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.datenschutzvorfall_schritte TO mietakte_engine;
GRANT INSERT (mandant_id, vorfall_id, art, risiko, text, am, erfasst_am, erfasst_von) ON akte.datenschutzvorfall_schritte TO mietakte_engine;

CREATE POLICY mandant ON akte.datenschutzvorfall_schritte AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.datenschutzvorfall_schritte TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.datenschutzvorfall_schritte FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.datenschutzvorfall_schritte FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.datenschutzvorfall_schritte FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

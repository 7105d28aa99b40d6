ALTER TABLE akte.datev_einstellungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.datev_einstellungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.datev_einstellungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.datev_einstellungen TO mietakte_engine;
GRANT INSERT (mandant_id, berater, mandantennummer, wirtschaftsjahr, kontenlaenge, gueltig_ab, erfasst_am, erfasst_von) ON akte.datev_einstellungen TO mietakte_engine;

CREATE POLICY mandant ON akte.datev_einstellungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.datev_einstellungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.datev_einstellungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.datev_einstellungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.datev_einstellungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.datenschutzvorfaelle ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.datenschutzvorfaelle FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.datenschutzvorfaelle TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.datenschutzvorfaelle TO mietakte_engine;
GRANT INSERT (mandant_id, bekannt_am, entdeckt, beschreibung, erfasst_am, erfasst_von) ON akte.datenschutzvorfaelle TO mietakte_engine;

CREATE POLICY mandant ON akte.datenschutzvorfaelle AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.datenschutzvorfaelle TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.datenschutzvorfaelle FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.datenschutzvorfaelle FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.datenschutzvorfaelle FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.benachrichtigungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.benachrichtigungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.benachrichtigungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.benachrichtigungen TO mietakte_engine;
GRANT INSERT (mandant_id, mieter_id, ereignisse, erfasst_am, erfasst_von) ON akte.benachrichtigungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, mieter_id, ereignisse, erfasst_am) ON akte.benachrichtigungen TO mietakte_portal;

CREATE POLICY mandant ON akte.benachrichtigungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.benachrichtigungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.benachrichtigungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.benachrichtigungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.benachrichtigungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.benachrichtigungen FOR SELECT TO mietakte_portal
  USING (mieter_id = (SELECT sitzung.mieter_id()));

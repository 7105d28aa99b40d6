ALTER TABLE akte.mieter_aenderungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mieter_aenderungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mieter_aenderungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mieter_aenderungen TO mietakte_engine;
GRANT INSERT (mandant_id, mieter_id, vorgang_id, feld, alt, neu, gueltig_ab, geaendert_am, geaendert_von) ON akte.mieter_aenderungen TO mietakte_engine;

CREATE POLICY mandant ON akte.mieter_aenderungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mieter_aenderungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mieter_aenderungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mieter_aenderungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mieter_aenderungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

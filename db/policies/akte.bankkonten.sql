ALTER TABLE akte.bankkonten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.bankkonten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.bankkonten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.bankkonten TO mietakte_engine;
GRANT INSERT (mandant_id, mieter_id, eigentuemer_id, objekt_id, zweck, iban, bic, bank, inhaber, gueltig_ab, herkunft) ON akte.bankkonten TO mietakte_engine;
GRANT SELECT (mandant_id, id, mieter_id, zweck, iban, bic, bank, inhaber, gueltig_ab) ON akte.bankkonten TO mietakte_portal;

CREATE POLICY mandant ON akte.bankkonten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.bankkonten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.bankkonten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.bankkonten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.bankkonten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.bankkonten FOR SELECT TO mietakte_portal
  USING (mieter_id = (SELECT sitzung.mieter_id()));

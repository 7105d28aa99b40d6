ALTER TABLE akte.eigentumsverhaeltnisse ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.eigentumsverhaeltnisse FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.eigentumsverhaeltnisse TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.eigentumsverhaeltnisse TO mietakte_engine;
GRANT INSERT (mandant_id, einheit_id, eigentuemer_id, von, bis, hausgeld, ruecklage, mea, herkunft) ON akte.eigentumsverhaeltnisse TO mietakte_engine;
GRANT UPDATE (bis) ON akte.eigentumsverhaeltnisse TO mietakte_engine;

CREATE POLICY mandant ON akte.eigentumsverhaeltnisse AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.eigentumsverhaeltnisse TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.eigentumsverhaeltnisse FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.eigentumsverhaeltnisse FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.eigentumsverhaeltnisse FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

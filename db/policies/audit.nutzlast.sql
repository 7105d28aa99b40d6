ALTER TABLE audit.nutzlast ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.nutzlast FORCE ROW LEVEL SECURITY;

GRANT SELECT ON audit.nutzlast TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON audit.nutzlast TO mietakte_engine;
GRANT INSERT (mandant_id, strom_id, nr, text) ON audit.nutzlast TO mietakte_engine;

CREATE POLICY mandant ON audit.nutzlast AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON audit.nutzlast TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON audit.nutzlast FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON audit.nutzlast FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON audit.nutzlast FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

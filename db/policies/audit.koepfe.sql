ALTER TABLE audit.koepfe ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.koepfe FORCE ROW LEVEL SECURITY;

GRANT SELECT ON audit.koepfe TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON audit.koepfe TO mietakte_engine;
GRANT INSERT (mandant_id, strom_id, nr, hash) ON audit.koepfe TO mietakte_engine;
GRANT UPDATE (nr, hash) ON audit.koepfe TO mietakte_engine;

CREATE POLICY mandant ON audit.koepfe AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON audit.koepfe TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON audit.koepfe FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON audit.koepfe FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON audit.koepfe FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.uebergabe_schluessel ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.uebergabe_schluessel FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.uebergabe_schluessel TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.uebergabe_schluessel TO mietakte_engine;
GRANT INSERT (mandant_id, uebergabe_id, art, anzahl, nummer, bemerkung) ON akte.uebergabe_schluessel TO mietakte_engine;

CREATE POLICY mandant ON akte.uebergabe_schluessel AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.uebergabe_schluessel TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.uebergabe_schluessel FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.uebergabe_schluessel FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.uebergabe_schluessel FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

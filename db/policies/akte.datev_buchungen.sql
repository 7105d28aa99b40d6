ALTER TABLE akte.datev_buchungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.datev_buchungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.datev_buchungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.datev_buchungen TO mietakte_engine;
GRANT INSERT (mandant_id, lauf_id, nummer, quelle, quelle_id, belegdatum, nachtrag) ON akte.datev_buchungen TO mietakte_engine;

CREATE POLICY mandant ON akte.datev_buchungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.datev_buchungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.datev_buchungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.datev_buchungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.datev_buchungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

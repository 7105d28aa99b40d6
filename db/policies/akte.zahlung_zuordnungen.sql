ALTER TABLE akte.zahlung_zuordnungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.zahlung_zuordnungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.zahlung_zuordnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.zahlung_zuordnungen TO mietakte_engine;
GRANT INSERT (mandant_id, zahlung_id, mietzahlung_id, hausgeld_id, auf, betrag, wertstellung, regel, mahnung_id, storno_von, gebucht_am, gebucht_von) ON akte.zahlung_zuordnungen TO mietakte_engine;

CREATE POLICY mandant ON akte.zahlung_zuordnungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.zahlung_zuordnungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.zahlung_zuordnungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.zahlung_zuordnungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.zahlung_zuordnungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

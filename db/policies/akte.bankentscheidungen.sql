ALTER TABLE akte.bankentscheidungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.bankentscheidungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.bankentscheidungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.bankentscheidungen TO mietakte_engine;
GRANT INSERT (mandant_id, kontobewegung_id, art, automatisch, sicherheit, grund, storno_von, entschieden_am, entschieden_von) ON akte.bankentscheidungen TO mietakte_engine;

CREATE POLICY mandant ON akte.bankentscheidungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.bankentscheidungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.bankentscheidungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.bankentscheidungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.bankentscheidungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

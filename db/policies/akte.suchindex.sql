ALTER TABLE akte.suchindex ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.suchindex FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.suchindex TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.suchindex TO mietakte_engine;
GRANT INSERT (mandant_id, id, suchtext, phonetik, trigramme) ON akte.suchindex TO mietakte_engine;
GRANT UPDATE (suchtext, phonetik, trigramme) ON akte.suchindex TO mietakte_engine;

CREATE POLICY mandant ON akte.suchindex AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.suchindex TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.suchindex FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.suchindex FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.suchindex FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

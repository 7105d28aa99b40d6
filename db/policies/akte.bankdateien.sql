ALTER TABLE akte.bankdateien ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.bankdateien FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.bankdateien TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.bankdateien TO mietakte_engine;
GRANT INSERT (mandant_id, name, inhalt, sha256, hochgeladen_am, hochgeladen_von) ON akte.bankdateien TO mietakte_engine;

CREATE POLICY mandant ON akte.bankdateien AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.bankdateien TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.bankdateien FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.bankdateien FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.bankdateien FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.druckstapel ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.druckstapel FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.druckstapel TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.druckstapel TO mietakte_engine;
GRANT INSERT (mandant_id, tag, nummer, sendungen, seiten, inhalt, sha256, erstellt_am, erstellt_von) ON akte.druckstapel TO mietakte_engine;
GRANT UPDATE (gedruckt_am, gedruckt_von) ON akte.druckstapel TO mietakte_engine;

CREATE POLICY mandant ON akte.druckstapel AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.druckstapel TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.druckstapel FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.druckstapel FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.druckstapel FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

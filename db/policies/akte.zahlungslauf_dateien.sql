ALTER TABLE akte.zahlungslauf_dateien ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.zahlungslauf_dateien FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.zahlungslauf_dateien TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.zahlungslauf_dateien TO mietakte_engine;
GRANT INSERT (mandant_id, lauf_id, schema, inhalt, sha256, erzeugt_am, erzeugt_von) ON akte.zahlungslauf_dateien TO mietakte_engine;

CREATE POLICY mandant ON akte.zahlungslauf_dateien AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.zahlungslauf_dateien TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.zahlungslauf_dateien FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.zahlungslauf_dateien FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.zahlungslauf_dateien FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.datenschutz_zwecke ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.datenschutz_zwecke FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.datenschutz_zwecke TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.datenschutz_zwecke TO mietakte_engine;
GRANT INSERT (mandant_id, hinweis_id, nummer, daten, zweck, rechtsgrundlage, empfaenger, frist) ON akte.datenschutz_zwecke TO mietakte_engine;

CREATE POLICY mandant ON akte.datenschutz_zwecke AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.datenschutz_zwecke TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.datenschutz_zwecke FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.datenschutz_zwecke FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.datenschutz_zwecke FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

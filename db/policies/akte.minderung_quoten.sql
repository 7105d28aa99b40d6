ALTER TABLE akte.minderung_quoten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.minderung_quoten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.minderung_quoten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.minderung_quoten TO mietakte_engine;
GRANT INSERT (mandant_id, minderung_id, nummer, quote, ab, bis, grund, rechenweg, festgelegt_am, festgelegt_von) ON akte.minderung_quoten TO mietakte_engine;

CREATE POLICY mandant ON akte.minderung_quoten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.minderung_quoten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.minderung_quoten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.minderung_quoten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.minderung_quoten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.datenschutzhinweise ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.datenschutzhinweise FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.datenschutzhinweise TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.datenschutzhinweise TO mietakte_engine;
GRANT INSERT (mandant_id, version, gueltig_ab, einleitung, verantwortlicher, beauftragter, aufsicht, veroeffentlicht_am, veroeffentlicht_von) ON akte.datenschutzhinweise TO mietakte_engine;

CREATE POLICY mandant ON akte.datenschutzhinweise AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.datenschutzhinweise TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.datenschutzhinweise FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.datenschutzhinweise FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.datenschutzhinweise FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

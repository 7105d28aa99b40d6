ALTER TABLE akte.schaden_behebungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.schaden_behebungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.schaden_behebungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.schaden_behebungen TO mietakte_engine;
GRANT INSERT (mandant_id, schaden_id, nummer, behoben_am, firma, arbeiten, datei_id, erfasst_am, erfasst_von) ON akte.schaden_behebungen TO mietakte_engine;

CREATE POLICY mandant ON akte.schaden_behebungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.schaden_behebungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.schaden_behebungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.schaden_behebungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.schaden_behebungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

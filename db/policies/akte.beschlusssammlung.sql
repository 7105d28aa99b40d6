ALTER TABLE akte.beschlusssammlung ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.beschlusssammlung FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.beschlusssammlung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.beschlusssammlung TO mietakte_engine;
GRANT INSERT (mandant_id, objekt_id, nummer, art, tag, ort, titel, wortlaut, ergebnis, beschluss_id, eingetragen_am, eingetragen_von) ON akte.beschlusssammlung TO mietakte_engine;

CREATE POLICY mandant ON akte.beschlusssammlung AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.beschlusssammlung TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.beschlusssammlung FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.beschlusssammlung FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.beschlusssammlung FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

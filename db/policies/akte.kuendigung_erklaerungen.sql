ALTER TABLE akte.kuendigung_erklaerungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kuendigung_erklaerungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kuendigung_erklaerungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kuendigung_erklaerungen TO mietakte_engine;
GRANT INSERT (mandant_id, kuendigung_id, nummer, fassung, durch, art, form, grund_art, grund, hinweis_widerspruch, schreiben_vom, zugang_am, zugang_nachweis, zum, rueckstaende, frist_monate, mietende, mietende_spaetestens, strittig, widerspruch_bis, rechenweg, unwirksam_grund, unwirksam_am, unwirksam_text) ON akte.kuendigung_erklaerungen TO mietakte_engine;

CREATE POLICY mandant ON akte.kuendigung_erklaerungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kuendigung_erklaerungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kuendigung_erklaerungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kuendigung_erklaerungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kuendigung_erklaerungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

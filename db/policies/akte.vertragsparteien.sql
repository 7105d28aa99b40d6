ALTER TABLE akte.vertragsparteien ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.vertragsparteien FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.vertragsparteien TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.vertragsparteien TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, mieter_id, nummer, von, bis) ON akte.vertragsparteien TO mietakte_engine;
GRANT UPDATE (bis) ON akte.vertragsparteien TO mietakte_engine;
GRANT SELECT (mandant_id, id, mietverhaeltnis_id, mieter_id, von, bis) ON akte.vertragsparteien TO mietakte_portal;
GRANT SELECT (mandant_id, id, mietverhaeltnis_id, mieter_id, von, bis) ON akte.vertragsparteien TO mietakte_siegel;

CREATE POLICY mandant ON akte.vertragsparteien AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.vertragsparteien TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.vertragsparteien FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.vertragsparteien FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.vertragsparteien FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.vertragsparteien FOR SELECT TO mietakte_portal
  USING (mieter_id = (SELECT sitzung.mieter_id()));
CREATE POLICY siegel ON akte.vertragsparteien FOR SELECT TO mietakte_siegel USING (true);

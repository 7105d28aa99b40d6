ALTER TABLE akte.bewohner ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.bewohner FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.bewohner TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.bewohner TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, mieter_id, vorname, nachname, kind, von, bis) ON akte.bewohner TO mietakte_engine;
GRANT UPDATE (bis) ON akte.bewohner TO mietakte_engine;

CREATE POLICY mandant ON akte.bewohner AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.bewohner TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.bewohner FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.bewohner FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.bewohner FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

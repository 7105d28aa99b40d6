ALTER TABLE audit.zugriffe ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.zugriffe FORCE ROW LEVEL SECURITY;

GRANT SELECT ON audit.zugriffe TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON audit.zugriffe TO mietakte_engine;
GRANT INSERT (mandant_id, am, viertel, akteur, kanal, sitzung_id, seite, bezug, mietverhaeltnis_id) ON audit.zugriffe TO mietakte_engine;

CREATE POLICY mandant ON audit.zugriffe AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON audit.zugriffe TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON audit.zugriffe FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON audit.zugriffe FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON audit.zugriffe FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

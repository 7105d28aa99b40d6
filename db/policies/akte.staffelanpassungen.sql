ALTER TABLE akte.staffelanpassungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.staffelanpassungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.staffelanpassungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.staffelanpassungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, staffel_id) ON akte.staffelanpassungen TO mietakte_engine;
GRANT UPDATE (status, miete_bisher, ausgesetzt_grund) ON akte.staffelanpassungen TO mietakte_engine;

CREATE POLICY mandant ON akte.staffelanpassungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.staffelanpassungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.staffelanpassungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.staffelanpassungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.staffelanpassungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

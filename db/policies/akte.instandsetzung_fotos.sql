ALTER TABLE akte.instandsetzung_fotos ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.instandsetzung_fotos FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.instandsetzung_fotos TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.instandsetzung_fotos TO mietakte_engine;
GRANT INSERT (mandant_id, instandsetzung_id, datei_id, art) ON akte.instandsetzung_fotos TO mietakte_engine;

CREATE POLICY mandant ON akte.instandsetzung_fotos AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.instandsetzung_fotos TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.instandsetzung_fotos FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.instandsetzung_fotos FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.instandsetzung_fotos FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

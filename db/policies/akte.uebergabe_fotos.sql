ALTER TABLE akte.uebergabe_fotos ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.uebergabe_fotos FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.uebergabe_fotos TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.uebergabe_fotos TO mietakte_engine;
GRANT INSERT (mandant_id, uebergabe_id, mangel_id, datei_id, bezeichnung) ON akte.uebergabe_fotos TO mietakte_engine;
GRANT SELECT (mandant_id, id, uebergabe_id, mangel_id, datei_id, bezeichnung) ON akte.uebergabe_fotos TO mietakte_portal;

CREATE POLICY mandant ON akte.uebergabe_fotos AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.uebergabe_fotos TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.uebergabe_fotos FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.uebergabe_fotos FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.uebergabe_fotos FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.uebergabe_fotos FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.uebergaben x WHERE x.mandant_id = uebergabe_fotos.mandant_id AND x.id = uebergabe_fotos.uebergabe_id));

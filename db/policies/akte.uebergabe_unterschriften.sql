ALTER TABLE akte.uebergabe_unterschriften ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.uebergabe_unterschriften FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.uebergabe_unterschriften TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.uebergabe_unterschriften TO mietakte_engine;
GRANT INSERT (mandant_id, uebergabe_id, partei, mieter_id, name, stufe, datei_id, zeuge, grund, geraet, gepruefte_signatur, unterzeichnet_am, protokoll_digest) ON akte.uebergabe_unterschriften TO mietakte_engine;
GRANT SELECT (mandant_id, id, uebergabe_id, partei, mieter_id, name, stufe, unterzeichnet_am, protokoll_digest) ON akte.uebergabe_unterschriften TO mietakte_portal;

CREATE POLICY mandant ON akte.uebergabe_unterschriften AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.uebergabe_unterschriften TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.uebergabe_unterschriften FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.uebergabe_unterschriften FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.uebergabe_unterschriften FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.uebergabe_unterschriften FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.uebergaben x WHERE x.mandant_id = uebergabe_unterschriften.mandant_id AND x.id = uebergabe_unterschriften.uebergabe_id));

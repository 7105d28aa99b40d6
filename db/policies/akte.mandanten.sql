-- A client sees itself. The functions of the context must list the clients before there is a context.
ALTER TABLE akte.mandanten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mandanten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mandanten TO mietakte_engine, mietakte_siegel, mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT (mandant_id, id, name, strasse, plz, ort, telefon, email, webseite) ON akte.mandanten TO mietakte_portal;

CREATE POLICY mandant ON akte.mandanten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()) OR current_user IN ('mietakte_siegel', 'mietakte_owner'))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()) OR current_user = 'mietakte_owner');
CREATE POLICY engine ON akte.mandanten FOR SELECT TO mietakte_engine USING (true);
CREATE POLICY siegel ON akte.mandanten FOR SELECT TO mietakte_siegel USING (true);
CREATE POLICY betrieb ON akte.mandanten TO mietakte_owner USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mandanten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mandanten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mandanten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.mandanten FOR SELECT TO mietakte_portal USING (id = (SELECT sitzung.mandant_id()) AND (SELECT sitzung.kanal()) = 'portal');

ALTER TABLE akte.objekte ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.objekte FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.objekte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.objekte TO mietakte_engine;
GRANT INSERT (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land, eigentuemer_id, notizen, herkunft) ON akte.objekte TO mietakte_engine;
GRANT UPDATE (name, strasse, plz, ort, land, eigentuemer_id, notizen) ON akte.objekte TO mietakte_engine;

CREATE POLICY mandant ON akte.objekte AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.objekte TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.objekte FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.objekte FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.objekte FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

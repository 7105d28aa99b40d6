ALTER TABLE engine.fristen ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.fristen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.fristen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON engine.fristen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, zustand, ereignis, titel, norm, faellig_am) ON engine.fristen TO mietakte_engine;
GRANT UPDATE (erledigt_am, ausgang) ON engine.fristen TO mietakte_engine;

CREATE POLICY mandant ON engine.fristen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON engine.fristen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON engine.fristen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON engine.fristen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON engine.fristen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

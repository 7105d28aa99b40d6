ALTER TABLE engine.traeger ENABLE ROW LEVEL SECURITY;
ALTER TABLE engine.traeger FORCE ROW LEVEL SECURITY;

GRANT SELECT ON engine.traeger TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON engine.traeger TO mietakte_engine;
GRANT INSERT (mandant_id, art, bezug_id) ON engine.traeger TO mietakte_engine;
GRANT UPDATE (bezug_id) ON engine.traeger TO mietakte_engine;
GRANT UPDATE (gesperrt_am) ON engine.traeger TO mietakte_engine;

CREATE POLICY mandant ON engine.traeger AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON engine.traeger TO mietakte_engine USING (true) WITH CHECK (true);
-- restricted (Art. 18): whoever looks after data protection still sees it
CREATE POLICY verwaltung ON engine.traeger FOR SELECT TO mietakte_verwaltung
  USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung' AND (gesperrt_am IS NULL OR (SELECT sitzung.rolle()) = ANY ('{datenschutz,verwalter-admin}')));
CREATE POLICY dienst ON engine.traeger FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON engine.traeger FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

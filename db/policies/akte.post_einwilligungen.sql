ALTER TABLE akte.post_einwilligungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.post_einwilligungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.post_einwilligungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.post_einwilligungen TO mietakte_engine;
GRANT INSERT (mandant_id, mieter_id, eigentuemer_id, email, erteilt, nachweis, erfasst_am, erfasst_von) ON akte.post_einwilligungen TO mietakte_engine;

CREATE POLICY mandant ON akte.post_einwilligungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.post_einwilligungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.post_einwilligungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.post_einwilligungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.post_einwilligungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

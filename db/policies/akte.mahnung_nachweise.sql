ALTER TABLE akte.mahnung_nachweise ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mahnung_nachweise FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mahnung_nachweise TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mahnung_nachweise TO mietakte_engine;
GRANT INSERT (mandant_id, mahnung_id, art, am, text, erfasst_am, erfasst_von) ON akte.mahnung_nachweise TO mietakte_engine;

CREATE POLICY mandant ON akte.mahnung_nachweise AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mahnung_nachweise TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mahnung_nachweise FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mahnung_nachweise FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mahnung_nachweise FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.tagesordnungspunkte ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.tagesordnungspunkte FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.tagesordnungspunkte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.tagesordnungspunkte TO mietakte_engine;
GRANT INSERT (mandant_id, versammlung_id, nummer, fassung, art, titel, antrag, gestrichen, erfasst_am) ON akte.tagesordnungspunkte TO mietakte_engine;

CREATE POLICY mandant ON akte.tagesordnungspunkte AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.tagesordnungspunkte TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.tagesordnungspunkte FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.tagesordnungspunkte FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.tagesordnungspunkte FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.freigabegrenzen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.freigabegrenzen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.freigabegrenzen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.freigabegrenzen TO mietakte_engine;
GRANT INSERT (mandant_id, objekt_id, betrag, gueltig_ab, grundlage, erfasst_am, erfasst_von) ON akte.freigabegrenzen TO mietakte_engine;

CREATE POLICY mandant ON akte.freigabegrenzen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.freigabegrenzen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.freigabegrenzen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.freigabegrenzen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.freigabegrenzen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

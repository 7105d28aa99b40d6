ALTER TABLE akte.nachtraege ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nachtraege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nachtraege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nachtraege TO mietakte_engine;
GRANT INSERT (mandant_id, mietverhaeltnis_id, nummer, gueltig_ab, unterzeichnet_am, form, text, datei_id, inhalt, kondition_id, vorgang_id, erfasst_am, erfasst_von) ON akte.nachtraege TO mietakte_engine;

CREATE POLICY mandant ON akte.nachtraege AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nachtraege TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nachtraege FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nachtraege FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nachtraege FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

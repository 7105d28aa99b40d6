ALTER TABLE akte.aufgaben ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.aufgaben FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.aufgaben TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.aufgaben TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, titel, beschreibung, faellig_am, zustaendig_id) ON akte.aufgaben TO mietakte_engine;
GRANT UPDATE (status, faellig_am, zustaendig_id, wartet_auf, wiedervorlage_am, erinnert_fuer, ergebnis) ON akte.aufgaben TO mietakte_engine;

CREATE POLICY mandant ON akte.aufgaben AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.aufgaben TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.aufgaben FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.aufgaben FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.aufgaben FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

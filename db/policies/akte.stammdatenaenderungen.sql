ALTER TABLE akte.stammdatenaenderungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.stammdatenaenderungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.stammdatenaenderungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.stammdatenaenderungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, mieter_id, art, neu, gueltig_ab, quelle, nachweis_datei_id, mandatsreferenz, mandat_am, ohne_lastschrift) ON akte.stammdatenaenderungen TO mietakte_engine;
GRANT UPDATE (status, pruefung, abgelehnt_text, nachweis_datei_id, mandatsreferenz, mandat_am) ON akte.stammdatenaenderungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, vorgang_id, status, mieter_id, mietverhaeltnis_id, art, neu, gueltig_ab, abgelehnt_text) ON akte.stammdatenaenderungen TO mietakte_portal;

CREATE POLICY mandant ON akte.stammdatenaenderungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.stammdatenaenderungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.stammdatenaenderungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.stammdatenaenderungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.stammdatenaenderungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.stammdatenaenderungen FOR SELECT TO mietakte_portal
  USING (mieter_id = (SELECT sitzung.mieter_id()));

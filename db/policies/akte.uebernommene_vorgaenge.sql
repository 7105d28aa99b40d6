ALTER TABLE akte.uebernommene_vorgaenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.uebernommene_vorgaenge FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.uebernommene_vorgaenge TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.uebernommene_vorgaenge TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, typ, begonnen_am, beendet_am, ergebnis, betrag, text, herkunft) ON akte.uebernommene_vorgaenge TO mietakte_engine;

CREATE POLICY mandant ON akte.uebernommene_vorgaenge AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.uebernommene_vorgaenge TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.uebernommene_vorgaenge FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.uebernommene_vorgaenge FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.uebernommene_vorgaenge FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

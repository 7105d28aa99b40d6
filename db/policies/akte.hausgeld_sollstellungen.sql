ALTER TABLE akte.hausgeld_sollstellungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.hausgeld_sollstellungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.hausgeld_sollstellungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.hausgeld_sollstellungen TO mietakte_engine;
GRANT INSERT (mandant_id, einheit_id, eigentuemer_id, art, bezeichnung, monat, zeitraum_von, zeitraum_bis, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, status, bestritten_am, vorgang_id, herkunft, angelegt_am, angelegt_von, entscheidung_id) ON akte.hausgeld_sollstellungen TO mietakte_engine;
GRANT UPDATE (status, soll, getilgt, verzug_ab, bestritten_am, gestundet_bis) ON akte.hausgeld_sollstellungen TO mietakte_engine;

CREATE POLICY mandant ON akte.hausgeld_sollstellungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.hausgeld_sollstellungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.hausgeld_sollstellungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.hausgeld_sollstellungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.hausgeld_sollstellungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

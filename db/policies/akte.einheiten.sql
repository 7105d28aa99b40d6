ALTER TABLE akte.einheiten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.einheiten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.einheiten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.einheiten TO mietakte_engine;
GRANT INSERT (mandant_id, objekt_id, gebaeude_id, nummer, bezeichnung, lage, art, zimmer, wohnflaeche, heizflaeche, mea, keller, notizen, herkunft) ON akte.einheiten TO mietakte_engine;
GRANT UPDATE (bezeichnung, lage, art, zimmer, wohnflaeche, heizflaeche, mea, keller, notizen) ON akte.einheiten TO mietakte_engine;

CREATE POLICY mandant ON akte.einheiten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.einheiten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.einheiten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.einheiten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.einheiten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

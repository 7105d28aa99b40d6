ALTER TABLE akte.eigentuemerversammlungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.eigentuemerversammlungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.eigentuemerversammlungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.eigentuemerversammlungen TO mietakte_engine;
GRANT INSERT (mandant_id, traeger_id, objekt_id, art, termin, ort, prinzip, beirat_vorsitz, leitung, angelegt_am, angelegt_von) ON akte.eigentuemerversammlungen TO mietakte_engine;
GRANT UPDATE (status, termin, ort, einladung_lauf, einladung_versandt_am, einladung_zugang_am, dringlichkeit, durchgefuehrt_am, leitung, schriftfuehrung, beirat_vorsitz, protokoll_am, protokoll_eigentuemer, protokoll_beirat, protokoll_datei_id, absage_grund) ON akte.eigentuemerversammlungen TO mietakte_engine;

CREATE POLICY mandant ON akte.eigentuemerversammlungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.eigentuemerversammlungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.eigentuemerversammlungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.eigentuemerversammlungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.eigentuemerversammlungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.nk_verbrauch ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.nk_verbrauch FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.nk_verbrauch TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.nk_verbrauch TO mietakte_engine;
GRANT INSERT (mandant_id, nutzung_id, zaehlerart, zaehler_nr, anfang, ende, verbrauch, geschaetzt, erfasst_von, erfasst_am) ON akte.nk_verbrauch TO mietakte_engine;
GRANT SELECT (mandant_id, id, nutzung_id, zaehlerart, zaehler_nr, anfang, ende, verbrauch, geschaetzt) ON akte.nk_verbrauch TO mietakte_portal;

CREATE POLICY mandant ON akte.nk_verbrauch AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.nk_verbrauch TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.nk_verbrauch FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.nk_verbrauch FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.nk_verbrauch FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.nk_verbrauch FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.nk_nutzungen x WHERE x.mandant_id = nk_verbrauch.mandant_id AND x.id = nk_verbrauch.nutzung_id));

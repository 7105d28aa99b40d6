ALTER TABLE akte.zahlungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.zahlungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.zahlungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.zahlungen TO mietakte_engine;
GRANT INSERT (mandant_id, kennung, mietverhaeltnis_id, eigentuemer_id, einheit_id, art, betrag, zurueckgestellt, wertstellung, text, storno_von, herkunft, erfasst_am, erfasst_von, entscheidung_id) ON akte.zahlungen TO mietakte_engine;
GRANT UPDATE (zugeordnet) ON akte.zahlungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, mietverhaeltnis_id, art, betrag, zugeordnet, frei, wertstellung, storno_von, erfasst_am) ON akte.zahlungen TO mietakte_portal;

CREATE POLICY mandant ON akte.zahlungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.zahlungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.zahlungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.zahlungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.zahlungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.zahlungen FOR SELECT TO mietakte_portal
  USING (mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), mietverhaeltnis_id, wertstellung));

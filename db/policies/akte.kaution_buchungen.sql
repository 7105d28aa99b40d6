ALTER TABLE akte.kaution_buchungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kaution_buchungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kaution_buchungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kaution_buchungen TO mietakte_engine;
GRANT INSERT (mandant_id, kaution_id, art, betrag, wertstellung, text, storno_von, vorgang_id, teilabrechnung_id) ON akte.kaution_buchungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, kaution_id, art, betrag, wertstellung, text, storno_von) ON akte.kaution_buchungen TO mietakte_portal;

CREATE POLICY mandant ON akte.kaution_buchungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kaution_buchungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kaution_buchungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kaution_buchungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kaution_buchungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.kaution_buchungen FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.kautionen x WHERE x.mandant_id = kaution_buchungen.mandant_id AND x.id = kaution_buchungen.kaution_id
    -- who entered takes the deposit over as it is; who left sees nothing later
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), x.mietverhaeltnis_id,
          greatest(kaution_buchungen.wertstellung, ((SELECT sitzung.meine_zeiten())->x.mietverhaeltnis_id::text->>0)::date))));

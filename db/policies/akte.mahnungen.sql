ALTER TABLE akte.mahnungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mahnungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mahnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mahnungen TO mietakte_engine;
GRANT INSERT (mandant_id, mahnvorgang_id, vorgang_id, stufe, datum, zahlbar_bis, hauptforderung, zinsen, gebuehr, gebuehr_erlassen, freigegeben_am, freigegeben_von) ON akte.mahnungen TO mietakte_engine;
GRANT UPDATE (dokument, storniert_am, storniert_von, storniert_grund) ON akte.mahnungen TO mietakte_engine;
GRANT SELECT (mandant_id, id, mahnvorgang_id, stufe, datum, zahlbar_bis, hauptforderung, zinsen, gebuehr, gesamt, dokument, storniert_am) ON akte.mahnungen TO mietakte_portal;

CREATE POLICY mandant ON akte.mahnungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mahnungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.mahnungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.mahnungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mahnungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.mahnungen FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.mahnvorgaenge x WHERE x.mandant_id = mahnungen.mandant_id AND x.id = mahnungen.mahnvorgang_id
    AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), x.mietverhaeltnis_id, mahnungen.datum)));

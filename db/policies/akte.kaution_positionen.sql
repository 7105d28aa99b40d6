ALTER TABLE akte.kaution_positionen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kaution_positionen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kaution_positionen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kaution_positionen TO mietakte_engine;
GRANT INSERT (mandant_id, abrechnung_id, nummer, fassung, art, mangel_id, bezeichnung, verantwortlich, betrag, behoben_am, faellig_am, zeitraum_von, zeitraum_bis, abrechnung_bis, begruendung, erfasst_am) ON akte.kaution_positionen TO mietakte_engine;

CREATE POLICY mandant ON akte.kaution_positionen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kaution_positionen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kaution_positionen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kaution_positionen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kaution_positionen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

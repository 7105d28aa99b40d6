ALTER TABLE akte.kaution_aenderungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kaution_aenderungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kaution_aenderungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kaution_aenderungen TO mietakte_engine;
GRANT INSERT (mandant_id, kaution_id, nachtrag_id, art_alt, art_neu, betrag_alt, betrag_neu, raten_alt, raten_neu) ON akte.kaution_aenderungen TO mietakte_engine;

CREATE POLICY mandant ON akte.kaution_aenderungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kaution_aenderungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kaution_aenderungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kaution_aenderungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kaution_aenderungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

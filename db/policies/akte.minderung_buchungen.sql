ALTER TABLE akte.minderung_buchungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.minderung_buchungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.minderung_buchungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.minderung_buchungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, forderung_id, monat, betrag_bisher, betrag_neu, rechenweg, gebucht_am) ON akte.minderung_buchungen TO mietakte_engine;

CREATE POLICY mandant ON akte.minderung_buchungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.minderung_buchungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.minderung_buchungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.minderung_buchungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.minderung_buchungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

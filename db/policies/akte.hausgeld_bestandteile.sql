ALTER TABLE akte.hausgeld_bestandteile ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.hausgeld_bestandteile FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.hausgeld_bestandteile TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.hausgeld_bestandteile TO mietakte_engine;
GRANT INSERT (mandant_id, forderung_id, art, betrag, text, vorgang_id, gebucht_am) ON akte.hausgeld_bestandteile TO mietakte_engine;

CREATE POLICY mandant ON akte.hausgeld_bestandteile AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.hausgeld_bestandteile TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.hausgeld_bestandteile FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.hausgeld_bestandteile FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.hausgeld_bestandteile FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

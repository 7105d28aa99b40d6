ALTER TABLE akte.forderung_vermerke ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.forderung_vermerke FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.forderung_vermerke TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.forderung_vermerke TO mietakte_engine;
GRANT INSERT (mandant_id, mietzahlung_id, hausgeld_id, art, am, bis, grund, erfasst_am, erfasst_von) ON akte.forderung_vermerke TO mietakte_engine;

CREATE POLICY mandant ON akte.forderung_vermerke AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.forderung_vermerke TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.forderung_vermerke FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.forderung_vermerke FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.forderung_vermerke FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

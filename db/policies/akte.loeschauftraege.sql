ALTER TABLE akte.loeschauftraege ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.loeschauftraege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.loeschauftraege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.loeschauftraege TO mietakte_engine;
GRANT INSERT (mandant_id, mieter_id, fristen, vorgemerkt_am, vorgemerkt_von) ON akte.loeschauftraege TO mietakte_engine;
GRANT UPDATE (geprueft_am, geprueft_von, freigegeben_am, freigegeben_von, abgelehnt_am, abgelehnt_von, abgelehnt_grund, ausgefuehrt_am, protokoll) ON akte.loeschauftraege TO mietakte_engine;

CREATE POLICY mandant ON akte.loeschauftraege AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.loeschauftraege TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.loeschauftraege FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.loeschauftraege FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.loeschauftraege FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

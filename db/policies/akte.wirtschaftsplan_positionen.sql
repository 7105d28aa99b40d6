ALTER TABLE akte.wirtschaftsplan_positionen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.wirtschaftsplan_positionen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.wirtschaftsplan_positionen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.wirtschaftsplan_positionen TO mietakte_engine;
GRANT INSERT (mandant_id, plan_id, nummer, fassung, bezeichnung, art, betrag, schluessel, gestrichen, erfasst_am) ON akte.wirtschaftsplan_positionen TO mietakte_engine;

CREATE POLICY mandant ON akte.wirtschaftsplan_positionen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.wirtschaftsplan_positionen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.wirtschaftsplan_positionen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.wirtschaftsplan_positionen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.wirtschaftsplan_positionen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

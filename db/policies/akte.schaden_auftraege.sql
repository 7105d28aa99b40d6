ALTER TABLE akte.schaden_auftraege ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.schaden_auftraege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.schaden_auftraege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.schaden_auftraege TO mietakte_engine;
GRANT INSERT (mandant_id, schaden_id, nummer, firma, umfang, beauftragt_am, termin, kosten_geschaetzt, nachbesserung, erfasst_am) ON akte.schaden_auftraege TO mietakte_engine;

CREATE POLICY mandant ON akte.schaden_auftraege AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.schaden_auftraege TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.schaden_auftraege FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.schaden_auftraege FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.schaden_auftraege FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

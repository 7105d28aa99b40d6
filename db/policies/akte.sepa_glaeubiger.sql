ALTER TABLE akte.sepa_glaeubiger ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.sepa_glaeubiger FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.sepa_glaeubiger TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.sepa_glaeubiger TO mietakte_engine;
GRANT INSERT (mandant_id, objekt_id, glaeubiger_id, name, vorlauf_tage, gueltig_ab, erfasst_am, erfasst_von) ON akte.sepa_glaeubiger TO mietakte_engine;

CREATE POLICY mandant ON akte.sepa_glaeubiger AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.sepa_glaeubiger TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.sepa_glaeubiger FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.sepa_glaeubiger FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.sepa_glaeubiger FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

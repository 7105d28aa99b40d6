ALTER TABLE akte.instandsetzung_angebote ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.instandsetzung_angebote FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.instandsetzung_angebote TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.instandsetzung_angebote TO mietakte_engine;
GRANT INSERT (mandant_id, instandsetzung_id, nummer, firma, betrag, angebot_am, umfang, datei_id, erfasst_am) ON akte.instandsetzung_angebote TO mietakte_engine;

CREATE POLICY mandant ON akte.instandsetzung_angebote AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.instandsetzung_angebote TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.instandsetzung_angebote FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.instandsetzung_angebote FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.instandsetzung_angebote FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

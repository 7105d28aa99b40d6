ALTER TABLE akte.instandsetzungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.instandsetzungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.instandsetzungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.instandsetzungen TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, objekt_id, einheit_id, titel, beschreibung, gewerk, dringend, kosten_geschaetzt) ON akte.instandsetzungen TO mietakte_engine;
GRANT UPDATE (status, freigabe_weg, freigegeben_am, freigegeben_betrag, firma, auftrag_am, auftrag_betrag, termin_am, ausgefuehrt_am, ausgefuehrt_von, nachbesserung, abgenommen_am, rechnung_betrag, bemerkung) ON akte.instandsetzungen TO mietakte_engine;

CREATE POLICY mandant ON akte.instandsetzungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.instandsetzungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.instandsetzungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.instandsetzungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.instandsetzungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

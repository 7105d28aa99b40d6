ALTER TABLE akte.zahlungsauftraege ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.zahlungsauftraege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.zahlungsauftraege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.zahlungsauftraege TO mietakte_engine;
GRANT INSERT (mandant_id, vorgang_id, mietverhaeltnis_id, betrag, empfaenger, iban, zweck, teilabrechnung_id, erteilt_am, erteilt_von, art, eigentuemer_id, einheit_id, zahlung_id, mietzahlung_id, iban_nachweis) ON akte.zahlungsauftraege TO mietakte_engine;
GRANT UPDATE (ausgefuehrt_am, bestaetigt_von, storniert_am, storniert_grund) ON akte.zahlungsauftraege TO mietakte_engine;

CREATE POLICY mandant ON akte.zahlungsauftraege AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.zahlungsauftraege TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.zahlungsauftraege FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.zahlungsauftraege FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.zahlungsauftraege FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.kontoauszuege ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kontoauszuege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kontoauszuege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kontoauszuege TO mietakte_engine;
GRANT INSERT (mandant_id, bankkonto_id, bankdatei_id, art, vorlaeufig, auszug, von, bis, anfangssaldo, endsaldo, zeilen, neue_zeilen, fingerabdruck, eingelesen_am, eingelesen_von) ON akte.kontoauszuege TO mietakte_engine;

CREATE POLICY mandant ON akte.kontoauszuege AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kontoauszuege TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kontoauszuege FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kontoauszuege FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kontoauszuege FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

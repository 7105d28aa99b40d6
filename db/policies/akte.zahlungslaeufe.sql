ALTER TABLE akte.zahlungslaeufe ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.zahlungslaeufe FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.zahlungslaeufe TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.zahlungslaeufe TO mietakte_engine;
GRANT INSERT (mandant_id, kennung, art, bankkonto_id, instrument, faellig_am, angekuendigt_am, ankuendigung, glaeubiger, nachricht, angelegt_am, angelegt_von) ON akte.zahlungslaeufe TO mietakte_engine;
GRANT UPDATE (freigegeben_am, freigegeben_von, abgerufen_am, abgerufen_von, storniert_am, storniert_von, storniert_grund) ON akte.zahlungslaeufe TO mietakte_engine;

CREATE POLICY mandant ON akte.zahlungslaeufe AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.zahlungslaeufe TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.zahlungslaeufe FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.zahlungslaeufe FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.zahlungslaeufe FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

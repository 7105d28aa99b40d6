ALTER TABLE akte.kontobewegungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.kontobewegungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.kontobewegungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.kontobewegungen TO mietakte_engine;
GRANT INSERT (mandant_id, kontoauszug_id, bankkonto_id, zeile, buchung, wertstellung, betrag, ursprungsbetrag, entgelt, name, iban, zweck, ende_zu_ende, mandatsreferenz, bankreferenz, buchungstext, rueckgabegrund, sammler, fingerabdruck, stand) ON akte.kontobewegungen TO mietakte_engine;
GRANT UPDATE (stand, sicherheit, vorschlaege, abgeglichen_am, bestaetigt_durch) ON akte.kontobewegungen TO mietakte_engine;

CREATE POLICY mandant ON akte.kontobewegungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.kontobewegungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.kontobewegungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.kontobewegungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.kontobewegungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

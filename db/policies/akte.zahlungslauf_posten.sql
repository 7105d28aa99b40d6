ALTER TABLE akte.zahlungslauf_posten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.zahlungslauf_posten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.zahlungslauf_posten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.zahlungslauf_posten TO mietakte_engine;
GRANT INSERT (mandant_id, lauf_id, nummer, mietzahlung_id, hausgeld_id, auftrag_id, mandat_id, betrag, name, iban, zweck, ende_zu_ende) ON akte.zahlungslauf_posten TO mietakte_engine;
GRANT UPDATE (erledigt, erledigt_am, erledigt_grund) ON akte.zahlungslauf_posten TO mietakte_engine;

CREATE POLICY mandant ON akte.zahlungslauf_posten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.zahlungslauf_posten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.zahlungslauf_posten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.zahlungslauf_posten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.zahlungslauf_posten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

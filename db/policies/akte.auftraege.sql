ALTER TABLE akte.auftraege ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.auftraege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.auftraege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.auftraege TO mietakte_engine;
GRANT INSERT (mandant_id, anfrage_id, vorgang_id, name, email, telefon, text, bis, erteilt_am, erteilt_von) ON akte.auftraege TO mietakte_engine;
GRANT UPDATE (link_bis, erledigt_am, bericht, gemeldet_am) ON akte.auftraege TO mietakte_engine;

CREATE POLICY mandant ON akte.auftraege AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.auftraege TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.auftraege FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.auftraege FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.auftraege FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

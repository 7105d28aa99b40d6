ALTER TABLE audit.eintraege ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit.eintraege FORCE ROW LEVEL SECURITY;

GRANT SELECT ON audit.eintraege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON audit.eintraege TO mietakte_engine;
GRANT INSERT (mandant_id, strom_id, nr, vorgang_id, zeit, akteur, kanal, rolle, automat, ereignis, von, nach, ergebnis, fehlercode, lifecycle, uebernommen, nutzlast_digest, kanonisch, hash) ON audit.eintraege TO mietakte_engine;

CREATE POLICY mandant ON audit.eintraege AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON audit.eintraege TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON audit.eintraege FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON audit.eintraege FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON audit.eintraege FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

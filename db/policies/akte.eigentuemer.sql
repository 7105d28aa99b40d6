ALTER TABLE akte.eigentuemer ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.eigentuemer FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.eigentuemer TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.eigentuemer TO mietakte_engine;
GRANT INSERT (mandant_id, anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis, telefon_privat, telefon_dienst, telefon_mobil, email, notizen, sortname, herkunft) ON akte.eigentuemer TO mietakte_engine;
GRANT UPDATE (anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis, telefon_privat, telefon_dienst, telefon_mobil, email, notizen, sortname) ON akte.eigentuemer TO mietakte_engine;

CREATE POLICY mandant ON akte.eigentuemer AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.eigentuemer TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.eigentuemer FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.eigentuemer FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.eigentuemer FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

ALTER TABLE akte.mieter ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.mieter FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.mieter TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.mieter TO mietakte_engine;
GRANT INSERT (mandant_id, anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis, telefon_privat, telefon_dienst, telefon_mobil, email, notizen, sortname, herkunft) ON akte.mieter TO mietakte_engine;
GRANT UPDATE (anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis, telefon_privat, telefon_dienst, telefon_mobil, email, notizen, sortname) ON akte.mieter TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, anrede, titel, vorname, nachname, firma, strasse, plz, ort, telefon_privat, telefon_dienst, telefon_mobil, email) ON akte.mieter TO mietakte_portal;
GRANT SELECT (mandant_id, id) ON akte.mieter TO mietakte_siegel;
GRANT UPDATE (gesperrt_am, geloescht_am) ON akte.mieter TO mietakte_engine;

CREATE POLICY mandant ON akte.mieter AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.mieter TO mietakte_engine USING (true) WITH CHECK (true);
-- restricted (Art. 18): whoever looks after data protection still sees it
CREATE POLICY verwaltung ON akte.mieter FOR SELECT TO mietakte_verwaltung
  USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung' AND (gesperrt_am IS NULL OR (SELECT sitzung.rolle()) = ANY ('{datenschutz,verwalter-admin}')));
CREATE POLICY dienst ON akte.mieter FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.mieter FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.mieter FOR SELECT TO mietakte_portal
  USING (id = (SELECT sitzung.mieter_id()));
CREATE POLICY siegel ON akte.mieter FOR SELECT TO mietakte_siegel USING (true);

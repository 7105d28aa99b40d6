ALTER TABLE akte.dateien ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.dateien FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.dateien TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.dateien TO mietakte_engine;
GRANT INSERT (mandant_id, art, name, typ, inhalt, sha256, sha256_original, aufgenommen_am, signaturen, hochgeladen_von) ON akte.dateien TO mietakte_engine;
GRANT SELECT (mandant_id, id, kennung, art, name, typ, inhalt, sha256, sha256_original, aufgenommen_am, hochgeladen_am) ON akte.dateien TO mietakte_portal;

CREATE POLICY mandant ON akte.dateien AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.dateien TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.dateien FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.dateien FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.dateien FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.dateien FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND (
    EXISTS (SELECT FROM akte.anfrage_dateien x WHERE x.mandant_id = dateien.mandant_id AND x.datei_id = dateien.id)
    OR EXISTS (SELECT FROM akte.uebergabe_fotos x WHERE x.mandant_id = dateien.mandant_id AND x.datei_id = dateien.id)));

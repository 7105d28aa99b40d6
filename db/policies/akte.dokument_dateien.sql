ALTER TABLE akte.dokument_dateien ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.dokument_dateien FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.dokument_dateien TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.dokument_dateien TO mietakte_engine;
GRANT INSERT (mandant_id, dokument_id, inhalt, sha256, gerendert_am) ON akte.dokument_dateien TO mietakte_engine;
GRANT SELECT (mandant_id, id, dokument_id, inhalt, sha256, gerendert_am) ON akte.dokument_dateien TO mietakte_portal;

CREATE POLICY mandant ON akte.dokument_dateien AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.dokument_dateien TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.dokument_dateien FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.dokument_dateien FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.dokument_dateien FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.dokument_dateien FOR SELECT TO mietakte_portal
  USING ((SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.dokumente x WHERE x.mandant_id = dokument_dateien.mandant_id AND x.id = dokument_dateien.dokument_id));

ALTER TABLE akte.anfrage_nachrichten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.anfrage_nachrichten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.anfrage_nachrichten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.anfrage_nachrichten TO mietakte_engine;
GRANT INSERT (mandant_id, anfrage_id, art, text, weg, dokument, von, am) ON akte.anfrage_nachrichten TO mietakte_engine;
GRANT SELECT (mandant_id, id, anfrage_id, art, text, weg, am) ON akte.anfrage_nachrichten TO mietakte_portal;

CREATE POLICY mandant ON akte.anfrage_nachrichten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.anfrage_nachrichten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.anfrage_nachrichten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.anfrage_nachrichten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.anfrage_nachrichten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY portal ON akte.anfrage_nachrichten FOR SELECT TO mietakte_portal
  USING (art <> 'notiz' AND (SELECT sitzung.mieter_id()) IS NOT NULL AND EXISTS (SELECT FROM akte.anfragen x WHERE x.mandant_id = anfrage_nachrichten.mandant_id AND x.id = anfrage_nachrichten.anfrage_id));

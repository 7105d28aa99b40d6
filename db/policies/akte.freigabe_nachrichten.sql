ALTER TABLE akte.freigabe_nachrichten ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.freigabe_nachrichten FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.freigabe_nachrichten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.freigabe_nachrichten TO mietakte_engine;
GRANT INSERT (mandant_id, freigabe_id, von, text, am) ON akte.freigabe_nachrichten TO mietakte_engine;

CREATE POLICY mandant ON akte.freigabe_nachrichten AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.freigabe_nachrichten TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.freigabe_nachrichten FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.freigabe_nachrichten FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.freigabe_nachrichten FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

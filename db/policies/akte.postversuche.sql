ALTER TABLE akte.postversuche ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.postversuche FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.postversuche TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.postversuche TO mietakte_engine;
GRANT INSERT (mandant_id, post_id, ereignis, text, akteur, zeitpunkt) ON akte.postversuche TO mietakte_engine;

CREATE POLICY mandant ON akte.postversuche AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.postversuche TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.postversuche FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.postversuche FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.postversuche FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');

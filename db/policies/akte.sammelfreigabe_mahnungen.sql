ALTER TABLE akte.sammelfreigabe_mahnungen ENABLE ROW LEVEL SECURITY;
ALTER TABLE akte.sammelfreigabe_mahnungen FORCE ROW LEVEL SECURITY;

GRANT SELECT ON akte.sammelfreigabe_mahnungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
GRANT SELECT ON akte.sammelfreigabe_mahnungen TO mietakte_engine;
GRANT INSERT (mandant_id, sammelfreigabe_id, vorgang_id, dokument_id, fehlercode, meldung) ON akte.sammelfreigabe_mahnungen TO mietakte_engine;
GRANT UPDATE (fehlercode, meldung) ON akte.sammelfreigabe_mahnungen TO mietakte_engine;

CREATE POLICY mandant ON akte.sammelfreigabe_mahnungen AS RESTRICTIVE TO PUBLIC
  USING (mandant_id = (SELECT sitzung.mandant()))
  WITH CHECK (mandant_id = (SELECT sitzung.mandant()));
CREATE POLICY engine ON akte.sammelfreigabe_mahnungen TO mietakte_engine USING (true) WITH CHECK (true);
CREATE POLICY verwaltung ON akte.sammelfreigabe_mahnungen FOR SELECT TO mietakte_verwaltung USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
CREATE POLICY dienst ON akte.sammelfreigabe_mahnungen FOR SELECT TO mietakte_dienst USING ((SELECT current_setting('app.kanal', true)) = 'dienst');
CREATE POLICY pruefer ON akte.sammelfreigabe_mahnungen FOR SELECT TO mietakte_pruefer USING ((SELECT current_setting('app.kanal', true)) = 'verwaltung');
